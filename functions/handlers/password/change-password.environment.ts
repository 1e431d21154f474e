import * as z from "zod/mini";
import {
  accountsTable,
  emailSecret,
  ephemeralTable,
  followUpQueue,
  http,
  mailQueue,
  userPool,
  userPoolClient,
} from "../../config/fields.ts";
import { limits } from "../../config/limits.ts";
import { contact, passwordRule } from "../../config/municipality-settings.ts";
import { session, settings, termsVersions } from "../../config/settings.ts";

export const environment = z.object({
  ...http,
  ...ephemeralTable,
  ...accountsTable,
  ...followUpQueue,
  ...mailQueue,
  ...userPool,
  ...userPoolClient,
  ...emailSecret,
  ...settings({ session, ...termsVersions, limits: limits("sign-in"), contact, ...passwordRule }),
});
