/** The registration's requests and answers. */
import * as z from "zod/mini";
import { type AccountType, accountType } from "./account-type.ts";
import { emailAddress } from "./email-address.ts";
import { firstBroken, matching, typedIn } from "./first-broken-rule.ts";
import { normaliseCode } from "./japanese/digits.ts";
import { defaultLanguage, type Language } from "./language.ts";
import { language } from "./localized.ts";
import { repeats } from "./repeated-member.ts";
import { wholeCode } from "./verification-code.ts";

/** An instant, ISO 8601 in UTC with milliseconds. */
const instant = z.string();

/**
 * States that a caller sees. `expired` is derived from the clock; `duplicate` ends a flow whose address was
 * registered by another flow first.
 */
export const registrationState = z.enum([
  "requested",
  "code-sent",
  "verified",
  "completing",
  "completed",
  "expired",
  "duplicate",
]);

/** How the mail with the latest code fares. */
export const mailStatus = z.enum([
  "queued",
  "sent",
  "delivered",
  "delayed",
  "bounced",
  "complained",
  "failed",
]);
export type MailStatus = z.infer<typeof mailStatus>;

export const startRequest = z
  .strictObject({
    accountType,
    email: emailAddress,
    emailConfirmation: emailAddress,
    termsVersion: z.string({ error: "required" }),
    termsAccepted: z.literal(true, { error: "terms-not-accepted" }),
    language: z._default(language, defaultLanguage),
  })
  .check(repeats("email", "emailConfirmation", "email-mismatch"));

/** What a municipality offers of all that there is. */
export interface Offer {
  readonly accountTypes: readonly AccountType[];
  readonly languages: readonly Language[];
}

/** The request as a municipality takes it: of the types and languages that it offers. No screen sends others. */
export const startRequestFor = ({ accountTypes, languages }: Offer) =>
  startRequest.check(
    z.refine((sent) => accountTypes.includes(sent.accountType), {
      path: ["accountType"],
      error: "invalid",
    }),
    z.refine((sent) => languages.includes(sent.language), {
      path: ["language"],
      error: "invalid",
    }),
  );

/** By what somebody with several mails recognises the one of this registration: the mails say the same. */
const recognised = {
  startedAt: instant,
  /** Short name of the browser that it was started in, e.g. `Chrome（Windows）`; never the text of its header. */
  browser: z.string(),
};

/** What a flow with a code is answered when the code is asked for; of every purpose. */
export const accepted = {
  email: z.string(),
  ...recognised,
  expiresAt: instant,
  resendAvailableAt: instant,
};

/** Where such a flow stands. */
export const status = {
  ...accepted,
  issue: z.int(),
  attemptsLeft: z.int(),
  mail: z.strictObject({ status: mailStatus }),
};

export const startAnswer = z.strictObject({
  registrationId: z.string(),
  receptionNumber: z.string(),
  state: registrationState,
  ...accepted,
  /** The address with a mistyped well-known domain corrected, for the registrant to consider. */
  emailSuggestion: z.optional(z.string()),
});

export const registrationAnswer = z.strictObject({
  registrationId: z.string(),
  receptionNumber: z.string(),
  accountType,
  state: registrationState,
  ...status,
});

/** The code as a person copies it: full-width digits, spaces and hyphens are accepted. */
export const verifyRequest = z.strictObject({
  code: z.pipe(
    z.string({ error: "required" }),
    z.pipe(
      z.transform(normaliseCode),
      z.string().check(firstBroken(typedIn, matching(wholeCode, "code-format"))),
    ),
  ),
});

export const verifyAnswer = z.strictObject({ state: z.literal("verified"), expiresAt: instant });

/** The profile is parsed with the schema of the registration's own account type. */
export const reviewRequest = z.strictObject({ profile: z.unknown() });

/** The profile as it will be stored: for its sender to show, and to send again. */
export const reviewAnswer = z.strictObject({ profile: z.looseObject({}) });
