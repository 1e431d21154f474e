/** Lets react-hook-form check with the contracts that the API itself uses. */
import type { Resolver } from "react-hook-form";
import { inWordsWithOffers, type Refused } from "./checks.ts";
import { errorsByField, type FormErrorContext } from "./form-errors.ts";

export type FormValues = Record<string, string>;

/** Everything that is wrong with the values, as the API would find it. */
export type Check = (values: FormValues) => readonly Refused[] | Promise<readonly Refused[]>;

export const contractResolver =
  (check: Check, context: FormErrorContext): Resolver<FormValues> =>
  async (values) => {
    const found = errorsByField(await inWordsWithOffers(await check(values), context.language), context);
    if (Object.keys(found).length === 0) return { values, errors: {} };
    const errors = Object.entries(found).map(([name, error]) => [name, { type: "contract", ...error }]);
    return { values: {}, errors: Object.fromEntries(errors) };
  };
