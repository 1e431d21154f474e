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
import { limits } from "../../config/limits.ts";
import { contact } from "../../config/municipality-settings.ts";
import { session, settings } from "../../config/settings.ts";

export const environment = z.object({
  ...http,
  ...ephemeralTable,
  ...accountsTable,
  ...followUpQueue,
  ...userPool,
  ...userPoolClient,
  ...emailSecret,
  ...settings({ session, contact, limits: limits("sign-in") }),
});
