import * as z from "zod/mini";
import { emailSecret, ephemeralTable, http, mailQueue } from "../../config/fields.ts";
import { limits } from "../../config/limits.ts";
import { codeMinutes, resendCooldownSeconds, settings, shortCodes } from "../../config/settings.ts";

export const environment = z.object({
  ...http,
  ...ephemeralTable,
  ...mailQueue,
  ...emailSecret,
  ...settings({ codeMinutes, resendCooldownSeconds, shortCodes, limits: limits("ask") }),
});
