import * as z from "zod/mini";
import {
  accountsTable,
  emailSecret,
  ephemeralTable,
  http,
  userPool,
  userPoolClient,
} from "../../config/fields.ts";
import { limits } from "../../config/limits.ts";
import { settings, signedIn } from "../../config/settings.ts";

export const environment = z.object({
  ...http,
  ...ephemeralTable,
  ...accountsTable,
  ...userPool,
  ...userPoolClient,
  ...emailSecret,
  ...settings({ ...signedIn, limits: limits("sign-in") }),
});
