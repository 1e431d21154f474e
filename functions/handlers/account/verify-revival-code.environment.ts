import * as z from "zod/mini";
import {
  accountsTable,
  codeSecret,
  emailSecret,
  ephemeralTable,
  followUpQueue,
  http,
} from "../../config/fields.ts";
import { contact } from "../../config/municipality-settings.ts";
import { settings } from "../../config/settings.ts";

export const environment = z.object({
  ...http,
  ...ephemeralTable,
  ...accountsTable,
  ...followUpQueue,
  ...codeSecret,
  ...emailSecret,
  ...settings({ contact }),
});
