import * as z from "zod/mini";
import { common, ephemeralTable } from "../../config/fields.ts";

export const environment = z.object({ ...common, ...ephemeralTable });
