import * as z from "zod/mini";
import { accountsTable, ephemeralTable, http } from "../../config/fields.ts";
import { limits } from "../../config/limits.ts";
import { sessionRecent, settings, termsVersions } from "../../config/settings.ts";

export const environment = z.object({
  ...http,
  ...ephemeralTable,
  ...accountsTable,
  ...settings({ ...termsVersions, session: sessionRecent, limits: limits("export") }),
});
