import * as z from "zod/mini";
import { ephemeralTable, http, session, userPool, userPoolClient } from "./fields.ts";

export const environment = z.object({
  ...http,
  ...ephemeralTable,
  ...userPool,
  ...userPoolClient,
  ...session,
});
