import * as z from "zod/mini";
import { askingForCode } from "../../config/asking-for-code.ts";
import { accountsTable } from "../../config/fields.ts";

export const environment = z.object({ ...askingForCode, ...accountsTable });
