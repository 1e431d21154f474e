import { isValidPhoneNumber, type MetadataJson } from "libphonenumber-js/core";
import * as z from "zod/mini";
import { firstBroken, matching, rule, typedIn } from "../first-broken-rule.ts";
import { bareDigits } from "./normalise.ts";
import { PHONE_METADATA } from "./phone-metadata.ts";

let metadata: MetadataJson | undefined;

function isAssigned(digits: string): boolean {
  // Written by our generator from the library's own metadata; parsed at the first use.
  metadata ??= JSON.parse(PHONE_METADATA) as MetadataJson;
  return isValidPhoneNumber(digits, "JP", metadata);
}

/**
 * A Japanese phone number: ten or eleven digits with the leading zero, of a range that is in use. Hyphens, spaces and
 * full-width digits are accepted and dropped.
 */
export const phoneField = z.pipe(
  z.string({ error: "required" }),
  z.pipe(
    z.transform(bareDigits),
    z
      .string()
      .check(firstBroken(typedIn, matching(/^0\d{9,10}$/, "phone"), rule("phone-unassigned", isAssigned))),
  ),
);
