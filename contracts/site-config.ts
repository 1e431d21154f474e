/**
 * `/config.json` of the web front end: everything that differs from one municipality to the next. The deployment writes
 * it beside the site, so that the same built site serves any city.
 */
import * as z from "zod/mini";
import { accountType } from "./account-type.ts";
import { language, localized } from "./localized.ts";
import { profileFields } from "./profile-fields.ts";

const text = z.string().check(z.minLength(1, "must not be empty"));
const inEveryLanguage = localized(text);
/** Paragraphs, in order. */
const paragraphs = z.array(inEveryLanguage).check(z.minLength(1, "must have a paragraph"));
const colour = z.string().check(z.regex(/^#[0-9a-f]{6}$/, "must be a colour as #rrggbb in lower case"));
/** `YYYY-MM-DD` in Japan. */
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, "must be a day as YYYY-MM-DD"));
const link = z.strictObject({
  label: inEveryLanguage,
  url: z.url({ protocol: /^https?$/, error: "must be an address such as https://example.lg.jp/" }),
});

const notice = z.strictObject({ publishedOn: day, title: inEveryLanguage, body: inEveryLanguage });

/** A procedure that users can look up; where it is done in another system, that is linked. */
const procedure = z.strictObject({
  name: inEveryLanguage,
  summary: inEveryLanguage,
  /** What to have at hand. */
  needs: z.optional(inEveryLanguage),
  department: inEveryLanguage,
  link: z.optional(link),
});
export type Procedure = z.infer<typeof procedure>;

/** A heading with the procedures beneath it. */
const procedureGroup = z.strictObject({ name: inEveryLanguage, procedures: z.array(procedure) });

/** `id` is the section's anchor in `/help`; those of `helpAnchors` (help-anchors.ts) are led to. */
const helpSection = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][a-z-]*$/, "must be lower-case letters and hyphens")),
  title: inEveryLanguage,
  body: paragraphs,
});

const question = z.strictObject({ question: inEveryLanguage, answer: paragraphs });

/** The texts of the site itself, as a municipality writes them in `municipalities/<id>/site.ts`. */
export const siteContent = z.strictObject({
  /** The two lines at the top of the first page. */
  catchphrase: localized(z.array(text)),
  introduction: inEveryLanguage,
  /** Shown wherever personal data is asked for. */
  purposeOfUse: inEveryLanguage,
  links: z.array(link),
  procedures: z.strictObject({
    individual: z.array(procedureGroup),
    business: z.array(procedureGroup),
  }),
  help: z.array(helpSection),
  faq: z.array(question),
});

export const logoFile = "logo.svg";

export const siteConfig = z.extend(siteContent, {
  municipality: text,
  /** In the order in which they are offered. */
  accountTypes: z.array(accountType).check(z.minLength(1)),
  /** The first is what is shown to whoever has chosen none. */
  languages: z.array(language).check(z.minLength(1)),
  /** In characters. */
  passwordMinLength: z.int().check(z.positive()),
  profileFields: z.optional(profileFields),
  cityName: inEveryLanguage,
  serviceName: inEveryLanguage,
  /** For the header on a phone, where the whole name would take several lines. */
  serviceNameShort: z.optional(inEveryLanguage),
  /** Path of the picture beside the city's name. */
  logo: z.optional(text),
  /** From the mail with the code to the end of the registration. */
  codeMinutes: z.int().check(z.positive()),
  /** Domain that mails come from, without `@`. */
  mailDomain: text,
  /** Where a person answers. */
  contact: inEveryLanguage,
  accent: z.strictObject({
    /** Buttons, links and the progress bar. */
    primary: colour,
    /** Text on `primary`. */
    onPrimary: colour,
  }),
  /** Newest first. */
  notices: z.array(notice),
  /** Pages for whoever develops the service; only the local cloud has them. */
  developerLinks: z.optional(z.array(z.strictObject({ label: inEveryLanguage, url: text }))),
});
export type SiteConfig = z.infer<typeof siteConfig>;
