/**
 * What is configured, each setting once: its name and schema here, in limits.ts or in municipality-settings.ts; its value
 * in lib/config/stages.ts or in municipalities/. A function's `<step>.environment.ts` picks the settings that it reads;
 * the CDK app writes those, and no others, into its variable SETTINGS, and the handler hands them to the use case as
 * they are.
 */
import * as z from "zod/mini";

/** A whole number of the unit that the setting's name states. */
export const count = () => z.int("must be a whole number").check(z.positive("must be greater than zero"));
export const text = () => z.string().check(z.minLength(1));

export const resendCooldownSeconds = count();

export const session = z
  .strictObject({
    idleMinutes: count(),
    absoluteMinutes: count(),
    /** Of one account at a time; the oldest ends. */
    maxSessions: count(),
    /** How long a password that was given opens what asks for one anew. */
    reauthenticationMinutes: count(),
  })
  .check(
    z.refine(({ idleMinutes, absoluteMinutes }) => idleMinutes <= absoluteMinutes, {
      path: ["idleMinutes"],
      error: "must not exceed absoluteMinutes",
    }),
  );
/** Who only uses a session moves its idle limit; who opens one sets both. */
export const sessionIdle = z.object({ idleMinutes: count() });
/** Who uses a session for what asks for a password that was given a few minutes ago. */
export const sessionRecent = z.object({ idleMinutes: count(), reauthenticationMinutes: count() });

/** The newest terms of use and those before: which are in force, and who has to agree to them anew. */
const termsVersion = z.object({
  version: text(),
  /** Lower-case hex SHA-256 of the Japanese text. */
  sha256: text(),
  effectiveFrom: text(),
  noticeFrom: z.optional(text()),
  requiresAcceptance: z.boolean(),
});
export const termsVersions = { terms: termsVersion, earlierTerms: z.array(termsVersion) };

/** Whoever needs somebody who is signed in (functions/use-cases/account/signed-in-account.ts). */
export const signedIn = { session: sessionIdle, ...termsVersions };

/** The end of an account that its owner asks for. */
export const withdrawal = z.strictObject({
  /** Between the request and the end. */
  graceDays: count(),
  /** For how long the address of an account that was erased can't be registered. */
  quarantineDays: count(),
  /** ARN of the city's function that knows of open applications (docs/deploy.md); absent where there is none. */
  openApplications: z.optional(text()),
});
/** Who takes the request for the end. */
export const withdrawalRequest = z.omit(z.object(withdrawal.shape), { quarantineDays: true });
/** Who notes the wish for it, and asks nobody about applications. */
export const withdrawalGrace = z.object({ graceDays: count() });
/** Who brings the end about. */
export const withdrawalEnd = z.omit(z.object(withdrawal.shape), { graceDays: true });

/** Up to which numbers a code is short (functions/domain/code-length.ts). */
export const shortCodes = z.strictObject({
  perDayPerMailbox: count(),
  perHourPerClient: count(),
  wrongCodesPerDayPerClient: count(),
});

/** How long the owner of the address before may undo a change of address, and nobody else can register it. */
export const emailUndoDays = count();

/** How long after the mail with its code a registration may be completed: the municipality's promise. */
export const codeMinutes = count();

/** When an account's owner gets a mail about a sign-in, unless the owner has chosen otherwise. */
export { signInNotice } from "../../contracts/sign-in-notice.ts";

/** Origin of the web front end, without a trailing slash: configured, or found out by the deployment. */
export const siteUrl = text();

/** The one variable that holds the settings a function picks, as JSON. */
export const settings = <Shape extends z.core.$ZodShape>(picked: Shape) => ({
  SETTINGS: z.codec(z.string(), z.object(picked), {
    decode: (json, { issues }) => {
      try {
        return JSON.parse(json);
      } catch {
        issues.push({ code: "custom", message: "is no JSON", input: json });
        return z.NEVER;
      }
    },
    encode: (value) => JSON.stringify(value),
  }),
});
