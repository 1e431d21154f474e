/** Lets react-hook-form check with the contracts that the API itself uses. */
import type { Resolver } from "react-hook-form";
import type { FieldError } from "../../contracts/problem.ts";
import { type FormErrorContext, messagesByField } from "./form-errors.ts";

export type FormValues = Record<string, string>;

/** Everything that is wrong with the values, as the API would tell it. */
export type Check = (values: FormValues) => readonly FieldError[];

export const contractResolver =
  (check: Check, context: FormErrorContext): Resolver<FormValues> =>
  (values) => {
    const messages = messagesByField(check(values), context);
    const names = Object.keys(messages);
    if (names.length === 0) return { values, errors: {} };
    return {
      values: {},
      errors: Object.fromEntries(
        names.map((name) => [name, { type: "contract", message: messages[name] ?? "" }]),
      ),
    };
  };
