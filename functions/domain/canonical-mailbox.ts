/**
 * The mailbox that an address is delivered to, for counting what it is sent: `hanako+shop@example.jp` comes to
 * `hanako@example.jp`. Different spellings are different users, and one mailbox to be protected from too many mails.
 * Where a rule takes two people's mailboxes for one, they share a limit; nothing else depends on it.
 */

interface Rule {
  /** All domains under which a mailbox is reached; the first stands for it. */
  readonly domains: readonly [string, ...string[]];
  /** Characters of the local part that make no difference. */
  readonly ignored?: RegExp;
  /** What sets a tag off, beside the plus sign. */
  readonly tag?: "-";
  /** `anything@hanako.fastmail.com` is delivered to `hanako@fastmail.com`. */
  readonly subdomains?: true;
}

/**
 * What the providers document of themselves; looked up on 2026-11-29, but for the pages of Yahoo! in both countries, which
 * could not be opened then.
 */
const rules: readonly Rule[] = [
  // https://support.google.com/mail/answer/7436150 (dots), https://support.google.com/mail/answer/10313 (two domains)
  { domains: ["gmail.com", "googlemail.com"], ignored: /\./g },
  // One account's addresses, by its age: https://support.apple.com/118230
  { domains: ["icloud.com", "me.com", "mac.com"] },
  // Dots, hyphens and underscores: https://proton.me/support/change-username; one user in all domains:
  // https://proton.me/support/addresses-and-aliases
  { domains: ["proton.me", "protonmail.com", "protonmail.ch", "pm.me"], ignored: /[._-]/g },
  // https://www.fastmail.help/hc/en-us/articles/360060591053
  { domains: ["fastmail.com"], subdomains: true },
  { domains: ["fastmail.fm"], subdomains: true },
  // Disposable addresses, `base-keyword@`: https://help.yahoo.com/kb/SLN28338.html
  { domains: ["yahoo.com"], tag: "-" },
  // セーフティーアドレス, the same: https://support.yahoo-net.jp/PccMail/s/article/H000011320
  { domains: ["yahoo.co.jp"], tag: "-" },
  { domains: ["ymail.ne.jp"], tag: "-" },
];

/**
 * @param email a canonical address (contracts/email-address.ts)
 */
export function canonicalMailbox(email: string): string {
  const at = email.lastIndexOf("@");
  const domain = email.slice(at + 1);
  const rule = rules.find((each) => isOf(domain, each));
  // Plus tags are a convention of so many servers that no list of them would be complete (RFC 5233).
  const local = beforeTag(email.slice(0, at), "+");
  if (!rule) return `${local}@${domain}`;

  const [first] = rule.domains;
  const owner = rule.domains.includes(domain) ? local : domain.slice(0, -first.length - 1);
  const withoutTag = rule.tag === undefined ? owner : beforeTag(owner, rule.tag);
  return `${withoutTag.replace(rule.ignored ?? "", "")}@${first}`;
}

const isOf = (domain: string, { domains, subdomains }: Rule) =>
  domains.includes(domain) || (subdomains === true && domain.endsWith(`.${domains[0]}`));

/** What stands before a tag; a local part that begins with the sign has none. */
function beforeTag(local: string, sign: string): string {
  const at = local.indexOf(sign);
  return at > 0 ? local.slice(0, at) : local;
}
