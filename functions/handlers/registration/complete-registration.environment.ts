import * as z from "zod/mini";
import {
  accountsTable,
  ephemeralTable,
  followUpQueue,
  http,
  mailQueue,
  placeNames,
  session,
  userPool,
  userPoolClient,
} from "../../config/fields.ts";

export const environment = z.object({
  ...http,
  ...ephemeralTable,
  ...accountsTable,
  ...mailQueue,
  ...followUpQueue,
  ...userPool,
  ...userPoolClient,
  ...session,
  ...placeNames,
});
