import * as z from "zod/mini";
import {
  accountsTable,
  common,
  ephemeralTable,
  followUpQueue,
  mailQueue,
  userPool,
} from "../../config/fields.ts";

export const environment = z.object({
  ...common,
  ...ephemeralTable,
  ...accountsTable,
  ...mailQueue,
  ...followUpQueue,
  ...userPool,
});
