/** Terms of use: the current version, shown before a registration starts. */
import * as z from "zod/mini";

export const termsAnswer = z.strictObject({
  version: z.string(),
  /** Lower-case hex SHA-256 of the Japanese text (UTF-8): what the registrant agreed to, for the auditor. */
  sha256: z.string(),
  /** `YYYY-MM-DD` in Japan. */
  effectiveFrom: z.string(),
  title: z.string(),
  /** Markdown. */
  body: z.string(),
});
