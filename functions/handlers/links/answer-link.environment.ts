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

export const environment = z.object({
  ...http,
  ...ephemeralTable,
  ...accountsTable,
  ...followUpQueue,
  ...mailQueue,
  ...userPool,
  ...emailSecret,
});
