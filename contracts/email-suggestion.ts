/**
 * A correction offered for a mistyped well-known mail domain, where no domain is known to exist as it was typed. Offered
 * once, never forced.
 */
import { REAL_MAIL_DOMAINS } from "./real-mail-domains.ts";

/** Domains that registrants use most. */
export const wellKnown: readonly string[] = [
  "gmail.com",
  "yahoo.co.jp",
  "yahoo.com",
  "ymail.ne.jp",
  "ymail.com",
  "docomo.ne.jp",
  "ezweb.ne.jp",
  "au.com",
  "softbank.ne.jp",
  "i.softbank.jp",
  "vodafone.ne.jp",
  "uqmobile.jp",
  "rakuten.jp",
  "rakumail.jp",
  "icloud.com",
  "me.com",
  "mac.com",
  "outlook.jp",
  "outlook.com",
  "hotmail.co.jp",
  "hotmail.com",
  "live.jp",
  "live.com",
  "msn.com",
  "nifty.com",
  "biglobe.ne.jp",
  "ocn.ne.jp",
  "so-net.ne.jp",
  "plala.or.jp",
  "dion.ne.jp",
  "jcom.home.ne.jp",
  "jcom.zaq.ne.jp",
  "mail.com",
  "email.com",
  "gmx.com",
  "aol.com",
  "proton.me",
];

/** More edits than this and it is another domain, not a slip; short names allow one. */
const allowedEdits = (domain: string) => (domain.length < 8 ? 1 : 2);

/** A domain of another provider that only looks like a mistyped one, or lies under one that is well known. */
const isReal = (domain: string) =>
  ` ${REAL_MAIL_DOMAINS} `.includes(` ${domain} `) || wellKnown.some((known) => domain.endsWith(`.${known}`));

/** The well-known domain that a domain is most likely a slip of. */
export function nearestDomain(domain: string, known: readonly string[] = wellKnown): string | undefined {
  return known
    .map((candidate) => ({ candidate, distance: editDistance(domain, candidate, allowedEdits(candidate)) }))
    .filter(({ candidate, distance }) => distance <= allowedEdits(candidate))
    .sort((a, b) => a.distance - b.distance)[0]?.candidate;
}

/**
 * The address with its domain corrected, if that is close to a well-known one; `undefined` if there is nothing to say.
 *
 * @param ownDomains the municipality's own
 */
export function suggestEmail(address: string, ownDomains: readonly string[] = []): string | undefined {
  const at = address.lastIndexOf("@");
  const domain = address.slice(at + 1);
  const known = [...wellKnown, ...ownDomains];
  if (at < 1 || known.includes(domain) || isReal(domain)) return undefined;
  const nearest = nearestDomain(domain, known);
  return nearest && `${address.slice(0, at + 1)}${nearest}`;
}

/**
 * Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment distance); infinite above
 * `most`. Where so few are allowed, trying each at the first difference takes less than a table of all distances.
 */
function editDistance(from: string, to: string, most: number): number {
  if (Math.abs(from.length - to.length) > most) return Number.POSITIVE_INFINITY;
  let same = 0;
  while (same < from.length && from[same] === to[same]) same += 1;
  const [left, right] = [from.slice(same), to.slice(same)];
  if (left === "" || right === "") return left.length + right.length;
  if (most === 0) return Number.POSITIVE_INFINITY;
  const after = (ofLeft: number, ofRight: number) =>
    1 + editDistance(left.slice(ofLeft), right.slice(ofRight), most - 1);
  const isSwap = left[0] === right[1] && left[1] === right[0];
  return Math.min(after(1, 0), after(0, 1), after(1, 1), isSwap ? after(2, 2) : Number.POSITIVE_INFINITY);
}
