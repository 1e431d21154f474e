/** Terms of use: the versions, shown before a registration starts and whenever they have changed. */
import * as z from "zod/mini";

/** One version by its name or by its hash; neither asks for the one in force. */
export const termsQuery = z.object({ version: z.optional(z.string()), sha256: z.optional(z.string()) });

export const termsAnswer = z.strictObject({
  version: z.string(),
  /** Lower-case hex SHA-256 of the Japanese text (UTF-8): what the registrant agreed to, for the auditor. */
  sha256: z.string(),
  /** `YYYY-MM-DD` in Japan. */
  effectiveFrom: z.string(),
  title: z.string(),
  /** Markdown. */
  body: z.string(),
  /** What has changed since the version before, in Markdown; absent in the first version. */
  changes: z.optional(z.string()),
});

/** Whoever is signed in agrees to the terms in force. */
export const termsAcceptanceRequest = z.strictObject({
  termsVersion: z.string({ error: "required" }),
  termsAccepted: z.literal(true, { error: "terms-not-accepted" }),
});
