import * as z from "zod/mini";
import { desk } from "../../config/desk.ts";
import { limits } from "../../config/limits.ts";
import { resendCooldownSeconds, settings } from "../../config/settings.ts";

export const environment = z.object({
  ...desk,
  ...settings({
    resendCooldownSeconds,
    limits: limits("ask", "change-email", "export", "sign-in", "desk-find"),
  }),
});
