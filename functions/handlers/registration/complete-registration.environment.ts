import * as z from "zod/mini";
import {
  accountsTable,
  emailSecret,
  ephemeralTable,
  followUpQueue,
  http,
  userPool,
  userPoolClient,
} from "../../config/fields.ts";
import { contact, formFields, passwordRule } from "../../config/municipality-settings.ts";
import { session, settings } from "../../config/settings.ts";

export const environment = z.object({
  ...http,
  ...ephemeralTable,
  ...accountsTable,
  ...followUpQueue,
  ...emailSecret,
  ...userPool,
  ...userPoolClient,
  ...settings({ session, ...passwordRule, ...formFields, contact }),
});
