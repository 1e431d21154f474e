import * as z from "zod/mini";
import { ephemeralTable, http } from "../../config/fields.ts";
import { limits } from "../../config/limits.ts";
import { passwordRule } from "../../config/municipality-settings.ts";
import { settings } from "../../config/settings.ts";

export const environment = z.object({
  ...http,
  ...ephemeralTable,
  ...settings({ ...passwordRule, limits: limits("judge") }),
});
