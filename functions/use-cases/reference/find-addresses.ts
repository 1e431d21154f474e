import type { PostalAddressCandidate } from "../../../contracts/postal-address.ts";
import type { PostalCodes } from "../../domain/postal-codes.ts";

/**
 * The addresses that a postal code may mean: the registrant takes one and may change it. An unknown code is no failure:
 * new codes come every month, and typing the address by hand stays possible.
 */
export const findAddresses = (
  { postalCodes }: { readonly postalCodes: PostalCodes },
  postalCode: string,
): { readonly candidates: readonly PostalAddressCandidate[]; readonly dataDate: string } => ({
  candidates: postalCodes.find(postalCode),
  dataDate: postalCodes.dataDate,
});
