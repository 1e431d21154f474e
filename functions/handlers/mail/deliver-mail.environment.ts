import * as z from "zod/mini";
import {
  accountsTable,
  codeSecret,
  common,
  emailSecret,
  ephemeralTable,
  followUpQueue,
  mailer,
  mailQueue,
  userPool,
} from "../../config/fields.ts";
import { cityName, contact, serviceName } from "../../config/municipality-settings.ts";
import { codeMinutes, settings, siteUrl } from "../../config/settings.ts";

export const environment = z.object({
  ...common,
  ...ephemeralTable,
  ...accountsTable,
  ...followUpQueue,
  ...codeSecret,
  ...emailSecret,
  ...userPool,
  ...mailer,
  ...mailQueue,
  ...settings({ codeMinutes, siteUrl, serviceName, cityName, contact }),
});
