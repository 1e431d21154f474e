import * as z from "zod/mini";
import { http } from "../../config/fields.ts";

export const environment = z.object({ ...http });
