import * as z from "zod/mini";
import { accountsTable, emailSecret, ephemeralTable, http, mailQueue } from "../../config/fields.ts";
import { limits } from "../../config/limits.ts";
import { codeMinutes, resendCooldownSeconds, settings, shortCodes, signedIn } from "../../config/settings.ts";

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
    ...signedIn,
    limits: limits("ask"),
  }),
});
