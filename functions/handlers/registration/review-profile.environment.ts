import * as z from "zod/mini";
import { accountsTable, ephemeralTable, http } from "../../config/fields.ts";
import { formFields } from "../../config/municipality-settings.ts";
import { settings } from "../../config/settings.ts";

export const environment = z.object({
  ...http,
  ...ephemeralTable,
  ...accountsTable,
  ...settings(formFields),
});
