import * as z from "zod/mini";
import { addressSecret, codeSecret, ephemeralTable, http } from "../../config/fields.ts";

export const environment = z.object({
  ...http,
  ...ephemeralTable,
  ...codeSecret,
  ...addressSecret,
});
