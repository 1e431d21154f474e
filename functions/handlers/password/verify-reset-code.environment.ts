import * as z from "zod/mini";
import { codeSecret, emailSecret, ephemeralTable, http } from "../../config/fields.ts";

export const environment = z.object({ ...http, ...ephemeralTable, ...codeSecret, ...emailSecret });
