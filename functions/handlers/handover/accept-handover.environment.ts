import * as z from "zod/mini";
import {
  accountsTable,
  emailSecret,
  ephemeralTable,
  followUpQueue,
  http,
  mailQueue,
  userPool,
} from "../../config/fields.ts";
import { contact, passwordRule } from "../../config/municipality-settings.ts";
import { emailUndoDays, session, settings, termsVersions } from "../../config/settings.ts";

export const environment = z.object({
  ...http,
  ...ephemeralTable,
  ...accountsTable,
  ...followUpQueue,
  ...mailQueue,
  ...userPool,
  ...emailSecret,
  ...settings({ emailUndoDays, session, ...termsVersions, contact, ...passwordRule }),
});
