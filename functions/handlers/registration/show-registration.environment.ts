import * as z from "zod/mini";
import { accountsTable, ephemeralTable, http } from "../../config/fields.ts";
import { resendCooldownSeconds, settings } from "../../config/settings.ts";

export const environment = z.object({
  ...http,
  ...ephemeralTable,
  ...accountsTable,
  ...settings({ resendCooldownSeconds }),
});
