import * as z from "zod/mini";
import { accountsTable, emailSecret, ephemeralTable, http, mailQueue } from "../../config/fields.ts";
import { limits } from "../../config/limits.ts";
import {
  codeMinutes,
  resendCooldownSeconds,
  session,
  settings,
  shortCodes,
  termsVersions,
} from "../../config/settings.ts";

export const environment = z.object({
  ...http,
  ...ephemeralTable,
  ...accountsTable,
  ...mailQueue,
  ...emailSecret,
  ...settings({
    codeMinutes,
    resendCooldownSeconds,
    shortCodes,
    session,
    ...termsVersions,
    limits: limits("ask", "change-email"),
  }),
});
