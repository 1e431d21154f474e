import * as z from "zod/mini";
import { http } from "./fields.ts";

export const environment = z.object({ ...http });
