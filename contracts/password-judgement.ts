/** Whether a new password is taken, asked while it is typed: the same judge answers when it is set. */
import * as z from "zod/mini";
import { bounded, firstBroken, rule } from "./first-broken-rule.ts";
import { newPassword } from "./password.ts";

/** As many as a form has. */
export const NAMES_MAX = 12;
const NAME_LENGTH_MAX = 100;

const max = NAME_LENGTH_MAX;
const name = z.string({ error: "required" }).check(
  firstBroken(
    bounded(
      { maximum: max },
      rule("too-long", (text) => text.length <= max, { max }),
    ),
  ),
);

export const passwordJudgementRequest = z.strictObject({
  password: newPassword,
  /** Names in the form, as far as it is filled in: no password may be made of them. */
  names: z.optional(z.array(name, { error: "required" }).check(z.maxLength(NAMES_MAX, { error: "invalid" }))),
});
export type PasswordJudgementRequest = z.infer<typeof passwordJudgementRequest>;

/** A password that is not taken is a field error, as when it is set. */
export const passwordJudgementAnswer = z.strictObject({ accepted: z.literal(true) });

const nameMembers = ["organizationName", "familyName", "givenName", "familyNameKana", "givenNameKana"];

/**
 * The names in a profile of either type, as far as it is filled in, that a password could be made of: it has half-width
 * characters only. Half-width themselves, however they are typed or stored.
 */
export function namesIn(profile: unknown): string[] {
  if (typeof profile !== "object" || profile === null) return [];
  return Object.entries(profile)
    .flatMap(([member, value]: [string, unknown]) => {
      if (typeof value === "object") return namesIn(value);
      if (!nameMembers.includes(member) || typeof value !== "string") return [];
      const halfWidth = value.normalize("NFKC").slice(0, NAME_LENGTH_MAX);
      return /[A-Za-z0-9]/.test(halfWidth) ? [halfWidth] : [];
    })
    .slice(0, NAMES_MAX);
}
