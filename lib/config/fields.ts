/** Schemas that the configuration of municipalities and of stages share. */
import * as z from "zod";
import { languages } from "../../contracts/language.ts";

/** As much as the audit trail takes of a version's name, and a subject of a service's. */
const LINE_LENGTH = 200;

/** One line of text, without surrounding spaces and unseen characters: it is shown in pages, mails and subjects. */
export const line = z
  .string()
  .min(1, "must not be empty")
  .max(LINE_LENGTH, `must have ${LINE_LENGTH} characters at most`)
  .regex(/^[^\p{C}\p{Zl}\p{Zp}]*$/u, "must be one line without control characters")
  .refine((text) => text === text.trim(), "must not start or end with a space");

/** The same text in every language of the service, and in no other. */
export const localized = <Text extends z.ZodType>(text: Text) => z.record(z.enum(languages), text);

export const localizedLine = localized(line);

/** Lower-case DNS name with at least two labels, e.g. `mail.example.lg.jp`. */
export const domainName = z
  .string()
  .regex(
    /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
    "must be a lower-case domain name such as example.lg.jp",
  );

/** Calendar day in Japan. */
export const day = z.iso.date("must be a day as YYYY-MM-DD");

/** Scheme, host and port, as browsers send it in `Origin`. */
export const origin = z
  .string()
  .refine(
    (text) => URL.canParse(text) && new URL(text).origin === text,
    "must be an origin such as https://example.jp, without a path or trailing slash",
  );

export const wholeNumber = z.int("must be a whole number").positive("must be greater than zero");
