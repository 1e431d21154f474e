import * as z from "zod/mini";
import { firstBroken, matching, rule, typedIn } from "../first-broken-rule.ts";
import { normalisePhone } from "./digits.ts";
import { PHONE_RANGES } from "./phone-ranges.ts";

let ranges: RegExp | undefined;

/** Whether the number is of a range in use. Of two zeros before it (0077…), both are part of it. */
function isAssigned(digits: string): boolean {
  ranges ??= new RegExp(`^(?:${PHONE_RANGES})$`);
  return ranges.test(/^00[1-9]/.test(digits) ? digits : digits.slice(1));
}

/**
 * A Japanese phone number: ten or eleven digits with the leading zero, of a range that is in use. Hyphens, spaces and
 * full-width digits are accepted and dropped.
 */
export const phoneField = z.pipe(
  z.string({ error: "required" }),
  z.pipe(
    z.transform(normalisePhone),
    z
      .string()
      .check(firstBroken(typedIn, matching(/^0\d{9,10}$/, "phone"), rule("phone-unassigned", isAssigned))),
  ),
);
