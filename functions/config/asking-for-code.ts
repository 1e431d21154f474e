/** What every function reads that takes an ask for a code: of a registration, a reset, a revival, at first or again. */
import { emailSecret, ephemeralTable, http, mailQueue } from "./fields.ts";
import { limits } from "./limits.ts";
import { codeMinutes, resendCooldownSeconds, settings, shortCodes } from "./settings.ts";

export const askingForCode = {
  ...http,
  ...ephemeralTable,
  ...mailQueue,
  ...emailSecret,
  ...settings({ codeMinutes, resendCooldownSeconds, shortCodes, limits: limits("ask") }),
};
