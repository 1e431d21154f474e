import * as z from "zod";
import { siteContent } from "../../contracts/site-config.ts";
import { codeMinutes } from "../../functions/config/settings.ts";
import { capacity } from "./capacity.ts";
import { contrastRatio } from "./contrast.ts";
import { day, domainName, line, localized, localizedLine } from "./fields.ts";

/** WCAG 2.2, 1.4.3 (AA), which JIS X 8341-3 adopts: text of normal size. */
const readableContrast = 4.5;

const colour = z.string().regex(/^#[0-9a-f]{6}$/, "must be a colour as #rrggbb in lower case");

const markdown = z.string().min(1, "must not be empty");

const terms = z.strictObject({
  /** Changes with every change of the text: a registration is bound to the version it accepted. */
  version: line,
  effectiveFrom: day,
  title: localizedLine,
  body: localized(markdown),
});

const mail = z
  .strictObject({
    /** The domain that registrants are asked to let through their filters; SES signs for it (DKIM). */
    domain: domainName,
    /** Address in that domain, without a display name. */
    sender: z.email("must be an e-mail address"),
    /** MAIL FROM domain: receives bounces, and makes SPF align with `domain`. A subdomain of it. */
    returnPathDomain: domainName,
  })
  .refine(({ domain, sender }) => sender.endsWith(`@${domain}`), {
    path: ["sender"],
    error: "must be an address in mail.domain",
  })
  .refine(({ domain, returnPathDomain }) => returnPathDomain.endsWith(`.${domain}`), {
    path: ["returnPathDomain"],
    error: "must be a subdomain of mail.domain",
  });

const certificate = z
  .string()
  .regex(
    /^arn:aws:acm:us-east-1:\d{12}:certificate\/[0-9a-f-]+$/,
    "must be the ARN of an ACM certificate in us-east-1",
  );

const accent = z
  .strictObject({
    /** Buttons, links and the progress bar. */
    primary: colour,
    /** Text on `primary`. */
    onPrimary: colour,
  })
  .refine(({ primary, onPrimary }) => contrastRatio(primary, onPrimary) >= readableContrast, {
    path: ["onPrimary"],
    error: `must contrast with accent.primary by at least ${readableContrast}:1`,
  });

/**
 * Certificates of the site's host, by stage, as their ARNs: in ACM of us-east-1, where CloudFront looks for them.
 * A stage without one is served under the domain that CloudFront gives it.
 */
const certificates = z.strictObject({ dev: certificate.optional(), prod: certificate.optional() });

/** Whom alarms are mailed to, by stage. */
const alarmAddresses = z.strictObject({
  dev: z.array(z.email()).optional(),
  prod: z.array(z.email()).optional(),
});

/** What each stage takes of its account's quotas: docs/capacity.md. By default `small`, in `dev` `new-account`. */
const capacities = z.strictObject({ dev: capacity.optional(), prod: capacity.optional() });

const notice = z.strictObject({ publishedOn: day, title: localizedLine, body: localizedLine });

/** What differs from one municipality to the next; nothing else in the code names a city. */
export const municipalityConfig = z.strictObject({
  /** Name of its folder in `municipalities/`; part of the stack's name. */
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, "must be lower-case letters, digits and hyphens"),
  cityName: localizedLine,
  serviceName: localizedLine,
  /** What the header says on a phone in place of a long name. */
  serviceNameShort: localizedLine.optional(),
  /** What the municipality promises: how long after the mail with its code a registration may be completed. */
  codeMinutes,
  /** Host of the production web front end; other stages live in subdomains of it. */
  siteDomain: domainName,
  certificates: certificates.optional(),
  alarmAddresses: alarmAddresses.optional(),
  capacity: capacities.optional(),
  mail,
  /** Where a registrant can ask a person. */
  contact: localizedLine,
  timeZone: z
    .string()
    .refine((zone) => Intl.supportedValuesOf("timeZone").includes(zone), "must be an IANA time zone"),
  terms,
  accent,
  /** Shown on the first page, newest first. */
  notices: z.array(notice),
  /** Texts of the web front end. */
  site: siteContent,
});

export type MunicipalityConfig = z.output<typeof municipalityConfig>;
