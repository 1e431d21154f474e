/** What asks for a code to an address of which nothing is said. */
import * as z from "zod/mini";
import { emailAddress } from "./email-address.ts";
import { defaultLanguage } from "./language.ts";
import { language } from "./localized.ts";

export const codeRequest = z.strictObject({
  email: emailAddress,
  language: z._default(language, defaultLanguage),
});
