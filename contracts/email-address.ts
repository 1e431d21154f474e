/**
 * The e-mail address that becomes the user id.
 *
 * The city's rule (its FAQ): letters, digits and !#$%&'*+-/=?^_`{|}~. ; no two dots in a row; the first character
 * and the one before @ alphanumeric. Ours besides: local part ≤ 64 and 254 in all (RFC 5321 §4.5.3.1), a dot in the
 * domain, ASCII only (SES has no SMTPUTF8). Lower-cased, because it is an identity; plus-tags stay distinct.
 */
import * as z from "zod/mini";
import { toHalfWidth } from "./japanese/normalise.ts";

const localPart = /^[a-z0-9](?:[a-z0-9!#$%&'*+\-/=?^_`{|}~.]*[a-z0-9])?$/;
const domain = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

function isDeliverable(address: string): boolean {
  const at = address.lastIndexOf("@");
  const local = address.slice(0, at);
  return (
    at > 0 &&
    address.length <= 254 &&
    local.length <= 64 &&
    !local.includes("..") &&
    localPart.test(local) &&
    domain.test(address.slice(at + 1))
  );
}

/** The canonical form of an address, by which two spellings are the same user. */
export const canonicalEmail = (typed: string) => toHalfWidth(typed).trim().toLowerCase();

export const emailAddress = z.pipe(
  z.string({ error: "required" }),
  z.pipe(
    z.transform(canonicalEmail),
    z.string().check(
      z.refine((address) => address !== "", { error: "required", abort: true }),
      z.refine(isDeliverable, { error: "email-format" }),
    ),
  ),
);
