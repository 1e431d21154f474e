/** What kind of provider an address is of: as much as statistics of mails may say of it. */
export type MailClass = "carrier" | "free" | "other";

/** Mobile carriers of Japan, whose filters are strict; names below them count, too. */
const carriers = [
  "docomo.ne.jp",
  "ezweb.ne.jp",
  "au.com",
  "softbank.ne.jp",
  "i.softbank.jp",
  "disney.ne.jp",
  "vodafone.ne.jp",
  "ymobile.ne.jp",
  "ymobile1.ne.jp",
  "ymobile2.ne.jp",
  "ymobile3.ne.jp",
  "yahoo.ne.jp",
  "willcom.com",
  "pdx.ne.jp",
  "uqmobile.jp",
  "rakumail.jp",
];

/** Mailboxes that anybody opens without a contract. */
const free = [
  "gmail.com",
  "googlemail.com",
  "yahoo.co.jp",
  "yahoo.com",
  "ymail.ne.jp",
  "outlook.jp",
  "outlook.com",
  "hotmail.co.jp",
  "hotmail.com",
  "live.jp",
  "live.com",
  "msn.com",
  "icloud.com",
  "me.com",
  "mac.com",
  "aol.com",
  "excite.co.jp",
  "proton.me",
  "protonmail.com",
];

export function mailClassOf(email: string): MailClass {
  const domain = email.slice(email.lastIndexOf("@") + 1).toLowerCase();
  const isOf = (names: readonly string[]) =>
    names.some((name) => domain === name || domain.endsWith(`.${name}`));
  return isOf(carriers) ? "carrier" : isOf(free) ? "free" : "other";
}
