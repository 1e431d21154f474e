import * as z from "zod/mini";
import { emailSecret, ephemeralTable, http, mailQueue } from "../../config/fields.ts";
import { limits } from "../../config/limits.ts";
import { offer } from "../../config/municipality-settings.ts";
import {
  codeMinutes,
  resendCooldownSeconds,
  settings,
  shortCodes,
  termsVersions,
} from "../../config/settings.ts";

export const environment = z.object({
  ...http,
  ...ephemeralTable,
  ...mailQueue,
  ...emailSecret,
  ...settings({
    ...offer,
    codeMinutes,
    resendCooldownSeconds,
    shortCodes,
    ...termsVersions,
    limits: limits("ask"),
  }),
});
