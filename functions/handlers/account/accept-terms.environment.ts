import * as z from "zod/mini";
import { accountsTable, ephemeralTable, followUpQueue, http } from "../../config/fields.ts";
import { settings, signedIn } from "../../config/settings.ts";

export const environment = z.object({
  ...http,
  ...ephemeralTable,
  ...accountsTable,
  ...followUpQueue,
  ...settings(signedIn),
});
