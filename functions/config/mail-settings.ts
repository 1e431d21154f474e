import type * as z from "zod/mini";
import type { MailSettings } from "../mails/mail.ts";
import type { mailer } from "./fields.ts";

/** What mails show of the municipality, from the environment. */
export const mailSettings = (env: z.infer<z.ZodMiniObject<typeof mailer>>): MailSettings => ({
  siteUrl: env.SITE_URL,
  serviceName: { ja: env.SERVICE_NAME_JA, en: env.SERVICE_NAME_EN },
  cityName: { ja: env.CITY_NAME_JA, en: env.CITY_NAME_EN },
  contact: { ja: env.CONTACT_JA, en: env.CONTACT_EN },
});
