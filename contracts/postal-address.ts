/** Postal codes, and the addresses that they stand for. */
import * as z from "zod/mini";
import { firstBroken, matching, typedIn } from "./first-broken-rule.ts";
import { normalisePostalCode } from "./japanese/digits.ts";

/** Seven digits; hyphen and full-width digits are accepted and dropped. */
export const postalCode = z.pipe(
  z.string({ error: "required" }),
  z.pipe(
    z.transform(normalisePostalCode),
    z.string().check(firstBroken(typedIn, matching(/^\d{7}$/, "postal-code"))),
  ),
);

/** Query of the look-up; parameters of other programs, such as a counter of visits, are left alone. */
export const postalAddressQuery = z.object({ postalCode });

/** An address that a postal code may mean, in characters that the profile can store. */
const postalAddressCandidate = z.strictObject({
  prefecture: z.string(),
  /** City, ward, town or village, with its district (郡) where it has one. */
  city: z.string(),
  /** Empty where the code covers all that has no code of its own. An office's goes on to its house number. */
  town: z.string(),
  /** Who has the code for itself (大口事業所), if it is such a code. */
  office: z.optional(z.string()),
});
export type PostalAddressCandidate = z.infer<typeof postalAddressCandidate>;

export const postalAddressAnswer = z.strictObject({
  /** In Japan Post's order. Empty: the code is unknown, and the address is typed by hand. */
  candidates: z.array(postalAddressCandidate),
  /** When Japan Post's data was taken over, `YYYY-MM-DD`. */
  dataDate: z.string(),
});
