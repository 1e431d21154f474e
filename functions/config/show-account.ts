import * as z from "zod/mini";
import { accountsTable, ephemeralTable, http, session } from "./fields.ts";

export const environment = z.object({ ...http, ...ephemeralTable, ...accountsTable, ...session });
