import * as z from "zod/mini";
import { ephemeralTable, http } from "../../config/fields.ts";

export const environment = z.object({ ...http, ...ephemeralTable });
