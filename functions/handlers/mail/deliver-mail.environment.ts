import * as z from "zod/mini";
import {
  accountsTable,
  codeLifetime,
  codeSecret,
  common,
  ephemeralTable,
  mailer,
  userPool,
} from "../../config/fields.ts";

export const environment = z.object({
  ...common,
  ...ephemeralTable,
  ...accountsTable,
  ...codeSecret,
  ...userPool,
  ...codeLifetime,
  ...mailer,
});
