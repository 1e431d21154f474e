import * as z from "zod/mini";
import { ephemeralTable, http, resendCooldown } from "../../config/fields.ts";

export const environment = z.object({ ...http, ...ephemeralTable, ...resendCooldown });
