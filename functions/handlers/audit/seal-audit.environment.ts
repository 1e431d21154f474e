import * as z from "zod/mini";
import { auditAddresses } from "../../config/audit-settings.ts";
import { auditArchive, common, mailSender, sealKey } from "../../config/fields.ts";
import { cityName, contact, serviceName } from "../../config/municipality-settings.ts";
import { settings, siteUrl } from "../../config/settings.ts";

export const environment = z.object({
  ...common,
  ...auditArchive,
  ...sealKey,
  ...mailSender,
  ...settings({ auditAddresses, siteUrl, serviceName, cityName, contact }),
});
