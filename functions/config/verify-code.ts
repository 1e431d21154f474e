import * as z from "zod/mini";
import { addressSecret, codeSecret, ephemeralTable, http } from "./fields.ts";

export const environment = z.object({
  ...http,
  ...ephemeralTable,
  ...codeSecret,
  ...addressSecret,
});
