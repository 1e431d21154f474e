import type * as z from "zod/mini";
import type { MailSettings } from "../mails/mail.ts";
import type { environment } from "./deliver-mail.ts";

/** What mails show of the municipality, from the environment. */
export const mailSettings = (env: z.infer<typeof environment>): MailSettings => ({
  siteUrl: env.SITE_URL,
  serviceName: { ja: env.SERVICE_NAME_JA, en: env.SERVICE_NAME_EN },
  cityName: { ja: env.CITY_NAME_JA, en: env.CITY_NAME_EN },
  contact: { ja: env.CONTACT_JA, en: env.CONTACT_EN },
});
