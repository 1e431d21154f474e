import * as z from "zod/mini";
import { accountsTable, ephemeralTable, http, sessionIdle } from "../../config/fields.ts";

export const environment = z.object({ ...http, ...ephemeralTable, ...accountsTable, ...sessionIdle });
