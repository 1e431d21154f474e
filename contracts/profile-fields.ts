/**
 * A municipality's choice among the fields of the form: which further ones it offers, and which it requires of those that may
 * be left empty otherwise.
 */
import * as z from "zod/mini";

const need = z.optional(z.enum(["optional", "required"]));

/** A further field that is not named is not offered; another one that is not named is optional. */
export const profileFields = z.strictObject({
  business: z.optional(
    z.strictObject({
      corporateNumber: need,
      tradeName: need,
      postalCode: need,
      /** Prefecture, city and street address. */
      address: need,
      /** Both names of the representative and their readings. */
      representative: need,
      department: need,
      /** Of the contact person. */
      birthDate: need,
    }),
  ),
  individual: z.optional(z.strictObject({ birthDate: need, postalCode: need, address: need })),
});
export type ProfileFields = z.infer<typeof profileFields>;
