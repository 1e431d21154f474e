import * as z from "zod/mini";
import { ephemeralTable, http } from "./fields.ts";

export const environment = z.object({ ...http, ...ephemeralTable });
