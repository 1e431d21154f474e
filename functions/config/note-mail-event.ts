import * as z from "zod/mini";
import { common, ephemeralTable } from "./fields.ts";

export const environment = z.object({ ...common, ...ephemeralTable });
