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
import { contact } from "../../config/municipality-settings.ts";
import { session, settings, signInNotice } from "../../config/settings.ts";

export const environment = z.object({
  ...http,
  ...ephemeralTable,
  ...accountsTable,
  ...followUpQueue,
  ...mailQueue,
  ...userPool,
  ...userPoolClient,
  ...emailSecret,
  ...settings({ signInNotice, session, contact, limits: limits("sign-in") }),
});
