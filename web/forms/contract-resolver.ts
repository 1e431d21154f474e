/** Lets react-hook-form check with the contracts that the API itself uses. */
import type { Resolver } from "react-hook-form";
import type { FoundError } from "../../contracts/field-errors.ts";
import { errorsByField, type FormErrorContext } from "./form-errors.ts";
import { withOffers } from "./offers.ts";

export type FormValues = Record<string, string>;

/** Everything that is wrong with the values, as the API would tell it. */
export type Check = (values: FormValues) => readonly FoundError[] | Promise<readonly FoundError[]>;

export const contractResolver =
  (check: Check, context: FormErrorContext): Resolver<FormValues> =>
  async (values) => {
    const found = errorsByField(await withOffers(await check(values), context.language), context);
    if (Object.keys(found).length === 0) return { values, errors: {} };
    const errors = Object.entries(found).map(([name, error]) => [name, { type: "contract", ...error }]);
    return { values: {}, errors: Object.fromEntries(errors) };
  };
