import * as z from "zod/mini";
import {
  emailSecret,
  ephemeralTable,
  http,
  session,
  signInLimits,
  userPool,
  userPoolClient,
} from "../../config/fields.ts";

export const environment = z.object({
  ...http,
  ...ephemeralTable,
  ...userPool,
  ...userPoolClient,
  ...session,
  ...emailSecret,
  ...signInLimits,
});
