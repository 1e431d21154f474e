import { createHash } from "node:crypto";
import * as z from "zod";
import { accountType } from "../../contracts/account-type.ts";
import { helpAnchors } from "../../contracts/help-anchors.ts";
import { defaultLanguage } from "../../contracts/language.ts";
import { siteContent } from "../../contracts/site-config.ts";
import { formFields, offer, passwordMinLength } from "../../functions/config/municipality-settings.ts";
import { codeMinutes, signInNotice } from "../../functions/config/settings.ts";
import { capacity } from "./capacity.ts";
import { contrastRatio } from "./contrast.ts";
import { day, domainName, line, localized, localizedLine } from "./fields.ts";
import { image } from "./image.ts";
import { type Written, withEveryLanguage } from "./offered-languages.ts";
import { outsideCopies } from "./outside-copy.ts";
import { limitsOverride, sessionOverride } from "./overrides.ts";
import { partnerFaults, partnerOrigins } from "./partner-origins.ts";
import { brokenPromise, codeMinutesPromise, passwordLengthPromise, textsIn } from "./promised-numbers.ts";

/** WCAG 2.2, 1.4.3 (AA), which JIS X 8341-3 adopts: text of normal size. */
const readableContrast = 4.5;

const colour = z.string().regex(/^#[0-9a-f]{6}$/, "must be a colour as #rrggbb in lower case");

const markdown = z.string().min(1, "must not be empty");

const sha256Of = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

const terms = z
  .strictObject({
    /** Changes with every change of the text: who registers or agrees anew is bound to the version agreed to. */
    version: line,
    /** Of the Japanese text, which binds, as lower-case hex: no version ever gets another text. */
    sha256: z.string(),
    effectiveFrom: day,
    /** When it begins to be announced to users; required of every version but the first. */
    noticeFrom: day.optional(),
    /** Whether those who agreed to an earlier version must agree to this one, too, before they go on. */
    requiresAcceptance: z.boolean(),
    title: localizedLine,
    body: localized(markdown),
    /** What has changed since the version before, as a list; required of every version but the first. */
    changes: localized(markdown).optional(),
  })
  .superRefine(({ version, sha256, body }, context) => {
    const found = sha256Of(body.ja);
    if (found === sha256) return;
    const message = `the text of version "${version}" has changed: give the new text a version of its own with sha256 "${found}", and keep the old text in earlierTerms`;
    context.addIssue({ code: "custom", path: ["sha256"], message });
  })
  .refine(({ noticeFrom, effectiveFrom }) => noticeFrom === undefined || noticeFrom < effectiveFrom, {
    path: ["noticeFrom"],
    error: "must be before effectiveFrom",
  });
type Terms = z.output<typeof terms>;

const isInOrder = (versions: readonly Terms[]) =>
  versions.every((one, index) => {
    const before = versions[index - 1];
    return before === undefined || before.effectiveFrom < one.effectiveFrom;
  });

const isDistinct = (versions: readonly Terms[]) =>
  new Set(versions.map(({ version }) => version)).size === versions.length;

const isAnnounced = ([, ...later]: readonly Terms[]) =>
  later.every(({ noticeFrom, changes }) => noticeFrom !== undefined && changes !== undefined);

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

const functionArn = z
  .string()
  .regex(
    /^arn:aws:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+(?::[\w$-]+)?$/,
    "must be the ARN of a Lambda function",
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

/** To whom the last seal of each day is mailed, by stage: the city's auditors, and nobody of this account. */
const auditAddresses = z.strictObject({
  dev: z.array(z.email()).max(50).optional(),
  prod: z.array(z.email()).max(50).optional(),
});

/**
 * The city's functions that know of open applications, by stage, as their ARNs: `{ "accountId": … }` in, `{ "open": n }` out.
 * An account does not end while it has any. In a stage without one, nobody is asked. Of `local`, `/_local/outside-functions` says
 * what it answers.
 */
const openApplications = z.strictObject({
  local: functionArn.optional(),
  dev: functionArn.optional(),
  prod: functionArn.optional(),
});

/** AWS accounts whose systems may listen to the events of this service, by stage: docs/events.md. */
const accountId = z.string().regex(/^\d{12}$/, "must be the id of an AWS account, 12 digits");
const eventConsumers = z.strictObject({
  dev: z.array(accountId).optional(),
  prod: z.array(accountId).optional(),
});

/** What each stage takes of its account's quotas: docs/capacity.md. By default `small`, in `dev` `new-account`. */
const capacities = z.strictObject({ dev: capacity.optional(), prod: capacity.optional() });

const notice = z.strictObject({ publishedOn: day, title: localizedLine, body: localizedLine });

const each = (list: readonly unknown[]) => new Set(list).size === list.length;
const offers = {
  // As the contract has it, whose word for another type is a code.
  accountTypes: z
    .array(z.enum(accountType.options))
    .min(1, "must have one at least")
    .refine(each, "must name each but once"),
  languages: offer.languages.check(
    z.refine(each, "must name each but once"),
    z.refine(
      ([first]) => first === defaultLanguage,
      `must begin with "${defaultLanguage}", the language of the terms of use that bind`,
    ),
  ),
};

/** In characters: so that no name that is made of it, such as a stack's, is one that AWS refuses. */
export const ID_LENGTH = 30;

const everything = z.strictObject({
  /** Name of its folder in `municipalities/`; part of the stack's name. */
  id: z
    .string()
    .max(ID_LENGTH, `must have ${ID_LENGTH} characters at most`)
    .regex(/^[a-z][a-z0-9-]*$/, "must be lower-case letters, digits and hyphens"),
  cityName: localizedLine,
  serviceName: localizedLine,
  /** What the header says on a phone in place of a long name. */
  serviceNameShort: localizedLine.optional(),
  /** Whom an account may be for, in the order in which they are offered, and in which languages the service is. */
  ...offers,
  /** Of a new password, in characters: 8 or more. */
  passwordMinLength,
  /** Fields of the form: `corporateNumber` and `tradeName` where offered, and which of the optional ones are required. */
  ...formFields,
  /** What the municipality promises: how long after the mail with its code a registration may be completed. */
  codeMinutes,
  /** About which sign-ins an account's owner gets a mail: those from new browsers, or all. Owners may choose all. */
  signInNotice: z.enum(signInNotice.options),
  /** Host of the production web front end; other stages live in subdomains of it. */
  siteDomain: domainName,
  certificates: certificates.optional(),
  alarmAddresses: alarmAddresses.optional(),
  auditAddresses: auditAddresses.optional(),
  capacity: capacities.optional(),
  /** In place of the stages' own numbers, within bounds: how long sessions last, and how often what may be done. */
  session: sessionOverride.optional(),
  limits: limitsOverride.optional(),
  openApplications: openApplications.optional(),
  /** Other teams' front ends on the same site, by stage. */
  partnerOrigins: partnerOrigins.optional(),
  eventConsumers: eventConsumers.optional(),
  /** Where the accounts are copied to every day, in another AWS account, by stage: docs/delivery.md. */
  outsideCopy: outsideCopies.optional(),
  mail,
  /** Where a registrant can ask a person. */
  contact: localizedLine,
  /** May be left out: nothing here knows another. */
  timeZone: z
    .literal("Asia/Tokyo", 'must be "Asia/Tokyo" or left out: every day and time shown is one of Japan')
    .optional(),
  /** The newest version, which need not be in force yet. */
  terms,
  /** Those before it, the oldest first: they are shown to whoever asks for what was agreed to. */
  earlierTerms: z.array(terms),
  accent,
  /** SVG or PNG: beside the city's name in the header, and in the browser's tab. Without them, as the site has it. */
  logo: image.optional(),
  icon: image.optional(),
  /** Shown on the first page, newest first. */
  notices: z.array(notice),
  /** Texts of the web front end. */
  site: siteContent,
});

const versions = ({ terms, earlierTerms }: z.output<typeof everything>) => [...earlierTerms, terms];

/** The settings that texts have to agree with. */
const promises = (config: z.output<typeof everything>) => [
  codeMinutesPromise(config.codeMinutes),
  passwordLengthPromise(config.passwordMinLength),
];

/** What differs from one municipality to the next; nothing else in the code names a city. */
const whole = everything
  .refine((config) => isInOrder(versions(config)), {
    path: ["earlierTerms"],
    error: "must be in the order of effectiveFrom, and before terms",
  })
  .refine((config) => isDistinct(versions(config)), {
    path: ["earlierTerms"],
    error: "must have another version each, and another than terms",
  })
  .refine((config) => isAnnounced(versions(config)), {
    path: ["terms"],
    error: "must have noticeFrom and changes in every version but the first",
  })
  .refine(({ siteDomain, mail }) => siteDomain !== mail.returnPathDomain, {
    path: ["siteDomain"],
    error: "must be another host than mail.returnPathDomain, which receives bounces",
  })
  .superRefine((config, context) => {
    for (const { path, message } of partnerFaults(config))
      context.addIssue({ code: "custom", path: ["partnerOrigins", ...path], message });
  })
  .superRefine(({ accountTypes, profileFields = {} }, context) => {
    for (const type of accountType.options.filter(
      (each) => profileFields[each] && !accountTypes.includes(each),
    )) {
      const message = `is of no use while accountTypes lacks "${type}"; remove it`;
      context.addIssue({ code: "custom", path: ["profileFields", type], message });
    }
  })
  .superRefine(({ site }, context) => {
    for (const anchor of helpAnchors.filter((each) => !site.help.some(({ id }) => id === each))) {
      const message = `must have a section with the id "${anchor}"; screens lead there`;
      context.addIssue({ code: "custom", path: ["site", "help"], message });
    }
  })
  .superRefine((config, context) => {
    const { terms, site } = config;
    for (const { path, text } of textsIn({ terms: { body: terms.body }, site })) {
      const broken = brokenPromise(text, promises(config));
      if (!broken) continue;
      const message = `says ${broken.said} where ${broken.name} is ${broken.value}; change the one or the other`;
      context.addIssue({ code: "custom", path: [...path], message });
    }
  });

/** Texts in languages that are not offered may be left out. */
export const municipalityConfig = z.preprocess(withEveryLanguage, whole);

export type MunicipalityConfig = z.output<typeof whole>;

/** A configuration as its folder may write it: pictures as text or as bytes. */
export type WrittenMunicipality = Written<Omit<MunicipalityConfig, Pictures>> & {
  readonly [Picture in Pictures]?: string | Uint8Array;
};
type Pictures = "logo" | "icon";
