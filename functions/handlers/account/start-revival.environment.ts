import * as z from "zod/mini";
import { askingForCode } from "../../config/asking-for-code.ts";

export const environment = z.object(askingForCode);
