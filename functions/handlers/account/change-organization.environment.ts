import * as z from "zod/mini";
import { accountsTable, ephemeralTable, followUpQueue, http, mailQueue } from "../../config/fields.ts";
import { sessionRecent, settings, termsVersions } from "../../config/settings.ts";

export const environment = z.object({
  ...http,
  ...ephemeralTable,
  ...accountsTable,
  ...followUpQueue,
  ...mailQueue,
  ...settings({ ...termsVersions, session: sessionRecent }),
});
