/**
 * The e-mail address that becomes the user id.
 *
 * The city's rule (its FAQ): letters, digits and !#$%&'*+-/=?^_`{|}~. ; no two dots in a row; the first character
 * and the one before @ alphanumeric; under 256 in all. Ours besides: local part ≤ 64 (RFC 5321 §4.5.3.1), 128
 * in all (what Cognito takes as a user name, so that nobody types a whole form in vain), a domain name with a dot, ASCII only (SES has no SMTPUTF8). Lower-cased, because it is an identity;
 * plus-tags stay distinct.
 */
import * as z from "zod/mini";
import { bounded, firstBroken, matching, rule, typedIn } from "./first-broken-rule.ts";
import { trimSpaces } from "./japanese/normalise.ts";

/**
 * The canonical form of an address, by which two spellings are the same user. Only A–Z are lowered: Unicode's rules
 * would turn a Kelvin sign into a k.
 */
export const canonicalEmail = (typed: string) =>
  trimSpaces(typed).replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

const localPart = /^[a-z0-9](?:[a-z0-9!#$%&'*+\-/=?^_`{|}~.]*[a-z0-9])?$/;
const domainName = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

const split = (email: string) => {
  const at = email.lastIndexOf("@");
  return { local: email.slice(0, Math.max(at, 0)), domain: email.slice(at + 1) };
};

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html#API_SignUp_RequestSyntax */
const MAX_LENGTH = 128;

const rules = [
  typedIn,
  matching(/^[\x21-\x7e]+$/, "email-half-width"),
  bounded(
    { maximum: MAX_LENGTH },
    rule("email-too-long", (email: string) => email.length <= MAX_LENGTH && split(email).local.length <= 64),
  ),
  // Old carrier addresses such as a..b@docomo.ne.jp and ab.@ezweb.ne.jp exist, and the city refuses them.
  rule("email-dots", (email: string) => !/\.\.|\.@|^\./.test(email)),
  rule("email-format", (email: string) => {
    const { local, domain } = split(email);
    return localPart.test(local) && domainName.test(domain);
  }),
];

export const emailAddress = z.pipe(
  z.string({ error: "required" }),
  z.pipe(z.transform(canonicalEmail), z.string().check(firstBroken(...rules))),
);
