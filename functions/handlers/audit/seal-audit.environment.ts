import * as z from "zod/mini";
import { auditArchive, common, sealKey } from "../../config/fields.ts";

export const environment = z.object({ ...common, ...auditArchive, ...sealKey });
