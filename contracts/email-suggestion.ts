/** A correction offered for a mistyped well-known mail domain. Offered, never forced: the typed one may exist. */

/** Domains that registrants use most; those that only look like a mistyped other one stand here, too. */
const wellKnown = [
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
  "city.kawasaki.jp",
];

/** More edits than this and it is another domain, not a slip; short names allow one. */
const allowedEdits = (domain: string) => (domain.length < 8 ? 1 : 2);

/** The address with its domain corrected, if that is close to a well-known one; `undefined` if there is nothing to say. */
export function suggestEmail(address: string): string | undefined {
  const at = address.lastIndexOf("@");
  const domain = address.slice(at + 1);
  if (at < 1 || wellKnown.includes(domain)) return undefined;
  const nearest = wellKnown
    // Each character more or less is an edit: most candidates are out without a table of distances.
    .filter((candidate) => Math.abs(candidate.length - domain.length) <= allowedEdits(candidate))
    .map((candidate) => ({ candidate, distance: editDistance(domain, candidate) }))
    .filter(({ candidate, distance }) => distance <= allowedEdits(candidate))
    .sort((a, b) => a.distance - b.distance)[0];
  return nearest && `${address.slice(0, at + 1)}${nearest.candidate}`;
}

/** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment distance). */
function editDistance(from: string, to: string): number {
  let twoBack: number[] = [];
  let oneBack = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1];
      const costs = [
        at(oneBack, column) + 1,
        at(current, column - 1) + 1,
        at(oneBack, column - 1) + (isSame ? 0 : 1),
      ];
      const isSwap = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (row > 1 && column > 1 && isSwap) costs.push(at(twoBack, column - 2) + 1);
      current.push(Math.min(...costs));
    }
    twoBack = oneBack;
    oneBack = current;
  }
  return at(oneBack, to.length);
}

/** Beyond the table is infinitely far. */
const at = (row: readonly number[], column: number) => row[column] ?? Number.POSITIVE_INFINITY;
