import * as z from "zod/mini";
import { http } from "../../config/fields.ts";
import { formFields, passwordRule } from "../../config/municipality-settings.ts";
import { settings, siteUrl } from "../../config/settings.ts";

export const environment = z.object({ ...http, ...settings({ siteUrl, ...passwordRule, ...formFields }) });
