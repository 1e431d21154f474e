import * as z from "zod/mini";
import { desk } from "../../config/desk.ts";
import { followUpQueue, mailQueue } from "../../config/fields.ts";
import { limits } from "../../config/limits.ts";
import {
  codeMinutes,
  resendCooldownSeconds,
  settings,
  shortCodes,
  withdrawalGrace,
} from "../../config/settings.ts";

export const environment = z.object({
  ...desk,
  ...followUpQueue,
  ...mailQueue,
  ...settings({
    ...{ codeMinutes, resendCooldownSeconds, shortCodes, withdrawal: withdrawalGrace },
    limits: limits("ask", "desk-resend", "desk-clear"),
  }),
});
