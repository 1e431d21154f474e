import { dayInJapan } from "../../contracts/japan-time.ts";

/** One version of the terms of use, as far as it decides who has to agree when. */
export interface TermsVersion {
  readonly version: string;
  /** Lower-case hex SHA-256 of the Japanese text, which binds. */
  readonly sha256: string;
  /** `YYYY-MM-DD`: in force from the beginning of that day in Japan. */
  readonly effectiveFrom: string;
  /** From this day on, until it is in force, it is announced. */
  readonly noticeFrom?: string | undefined;
  /** Whether those who agreed to an earlier version must agree to this one, too. */
  readonly requiresAcceptance: boolean;
}

/** The newest version, which may not be in force yet, and those before it, the oldest first. */
export interface Terms<Version extends TermsVersion = TermsVersion> {
  readonly terms: Version;
  readonly earlierTerms: readonly Version[];
}

export const versionsOf = <V extends TermsVersion>({ terms, earlierTerms }: Terms<V>): readonly V[] => [
  ...earlierTerms,
  terms,
];

/** The version that binds whoever agrees now; before the first one's day, that one. */
export function termsInForce<V extends TermsVersion>(terms: Terms<V>, now: number): V {
  const [first = terms.terms, ...later] = versionsOf(terms);
  const today = dayInJapan(now);
  return later.findLast(({ effectiveFrom }) => effectiveFrom <= today) ?? first;
}

/** The next version, once it is announced. */
export function announcedTerms<V extends TermsVersion>(terms: Terms<V>, now: number): V | undefined {
  const today = dayInJapan(now);
  return versionsOf(terms).find(
    ({ effectiveFrom, noticeFrom }) =>
      effectiveFrom > today && noticeFrom !== undefined && noticeFrom <= today,
  );
}

/**
 * Whether somebody has yet to agree to the terms in force: whoever has agreed to none since the latest version that asks
 * everybody. A later version that asks nobody takes nothing of that back.
 */
export function isAcceptancePending(
  { termsVersion }: { readonly termsVersion: string },
  terms: Terms,
  now: number,
): boolean {
  const versions = versionsOf(terms);
  const inForce = versions.indexOf(termsInForce(terms, now));
  const agreed = versions.findIndex(({ version }) => version === termsVersion);
  return versions.slice(agreed + 1, inForce + 1).some(({ requiresAcceptance }) => requiresAcceptance);
}
