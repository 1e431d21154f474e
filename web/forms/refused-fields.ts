/** Field errors found on another screen than the form's, such as a password refused at the very end: told once. */
import type { FieldError } from "../../contracts/problem.ts";

let pending: readonly FieldError[] = [];

export const refusedFields = {
  keep: (errors: readonly FieldError[]) => {
    pending = errors;
  },
  take: (): readonly FieldError[] => {
    const errors = pending;
    pending = [];
    return errors;
  },
};
