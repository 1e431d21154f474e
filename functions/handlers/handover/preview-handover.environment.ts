import * as z from "zod/mini";
import { accountsTable, ephemeralTable, http, userPool } from "../../config/fields.ts";

export const environment = z.object({ ...http, ...ephemeralTable, ...accountsTable, ...userPool });
