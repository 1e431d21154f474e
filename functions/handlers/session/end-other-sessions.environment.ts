import * as z from "zod/mini";
import { accountsTable, ephemeralTable, http } from "../../config/fields.ts";
import { contact } from "../../config/municipality-settings.ts";
import { session, settings, termsVersions } from "../../config/settings.ts";

export const environment = z.object({
  ...http,
  ...ephemeralTable,
  ...accountsTable,
  ...settings({ session, ...termsVersions, contact }),
});
