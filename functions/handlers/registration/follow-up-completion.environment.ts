import * as z from "zod/mini";
import {
  accountsTable,
  common,
  emailSecret,
  ephemeralTable,
  eventBus,
  followUpQueue,
  mailer,
  mailQueue,
  userPool,
} from "../../config/fields.ts";
import { cityName, contact, serviceName } from "../../config/municipality-settings.ts";
import { emailUndoDays, settings, siteUrl } from "../../config/settings.ts";

export const environment = z.object({
  ...common,
  ...ephemeralTable,
  ...accountsTable,
  ...followUpQueue,
  ...mailQueue,
  ...eventBus,
  ...userPool,
  ...mailer,
  ...emailSecret,
  ...settings({ emailUndoDays, siteUrl, serviceName, cityName, contact }),
});
