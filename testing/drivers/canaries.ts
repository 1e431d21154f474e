/**
 * A marked value for everything that a request can carry, and the search for what became of it: none may be in a log,
 * a queue, a message's attributes or a dead letter.
 */
import type { Extras } from "./browser.ts";

/** What no log and no message may show. */
export const marks = {
  email: "kanaria-address",
  organizationName: "鳴禽商会",
  familyName: "黄糸雀",
  givenName: "囀子",
  familyNameKana: "カナリアヤ",
  givenNameKana: "サエズリコ",
  city: "鳥籠市",
  streetAddress: "止まり木通り",
  department: "鳴管観察課",
  phone: "0443141592",
  birthDate: "1969-12-07",
  password: "Kanaria-Feather-3141",
  nextPassword: "Kanaria-Feather-1618",
  wrongPassword: "Kanaria-Feather-2718",
  unknownMember: "kanariaMember",
  userAgent: "Kanaria-Agent/3.14",
  referer: "kanaria-referer",
  acceptLanguage: "x-kanaria-tongue",
  unknownHeader: "kanaria-header",
  forwardedFor: "kanaria-forwarded",
  correlation: "kanaria-correlation",
  cookie: "kanaria-crumb",
  queryName: "kanaria-query-name",
  queryValue: "kanaria-query-value",
} as const;

const { organizationName, city, streetAddress, department, phone, birthDate } = marks;
const { familyName, givenName, familyNameKana, givenNameKana } = marks;
const name = { familyName, givenName, familyNameKana, givenNameKana };

export const markedProfile = {
  organizationName,
  prefecture: "神奈川県",
  city,
  streetAddress,
  representative: name,
  phone,
  department,
  contact: { ...name, birthDate },
};

/** Of somebody who registers for themselves. */
export const markedPrivateProfile = { ...name, phone };

/** Marks that the accounts keep, since they are what people register. */
export const storedMarks = {
  email: marks.email,
  ...{ organizationName, city, streetAddress, department, phone, birthDate },
  ...name,
};

/** Sent with every request: what a browser, a proxy or a curious person adds to it. */
export const markedExtras: Extras = {
  headers: {
    "user-agent": marks.userAgent,
    referer: `https://www.example.jp/${marks.referer}`,
    "accept-language": `ja, ${marks.acceptLanguage};q=0.1`,
    "x-kanaria": marks.unknownHeader,
    "x-forwarded-for": marks.forwardedFor,
    "x-amz-cf-id": marks.correlation,
    "x-client-address": marks.forwardedFor,
    "x-amzn-trace-id": `Root=${marks.correlation}`,
  },
  query: `${marks.queryName}=${marks.queryValue}`,
  cookies: { kanaria: marks.cookie },
};

/** Codes and cookies that there were, by what each is. */
export type Secrets = ReadonlyMap<string, string>;

/** What of the marked values and secrets is in a text, as it is or encoded. */
export function tracesIn(text: string, secrets: Secrets): string[] {
  const values = [...Object.entries(marks), ...secrets];
  return values.filter(([, value]) => isIn(text, value)).map(([what]) => what);
}

function isIn(text: string, value: string): boolean {
  // Six digits may be part of a longer number, or of an id or a hash, that means something else.
  if (/^\d+$/.test(value)) return new RegExp(`(?<![\\w-])${value}(?![\\w-])`).test(text);
  const escaped = [...value].map((each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
  const base64 = Buffer.from(value)
    .toString("base64")
    .replace(/.{0,2}=*$/, "");
  const hex = Buffer.from(value).toString("hex");
  return [value, encodeURIComponent(value), escaped, base64, hex].some((spelling) => text.includes(spelling));
}
