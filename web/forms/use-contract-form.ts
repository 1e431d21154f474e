import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type UseFormReturn, useForm } from "react-hook-form";
import type { FieldError } from "../../contracts/problem.ts";
import { useSite } from "../site.ts";
import { type Check, contractResolver, type FormValues } from "./contract-resolver.ts";
import { errorsByField, inFieldOrder, type NamedError } from "./form-errors.ts";

export interface ContractForm {
  readonly form: UseFormReturn<FormValues>;
  /** In the order of the fields. */
  readonly errors: readonly NamedError[];
  /** Counts refused submissions: the error summary takes the focus at each. */
  readonly refusals: number;
  /** Shows the field errors of an answer at their fields. */
  readonly showErrors: (errors: readonly FieldError[]) => void;
  /** Checks, then sends; never twice at once. Without an event for a retry by button. */
  readonly onSubmit: (
    send: (values: FormValues) => Promise<void>,
  ) => (event?: { preventDefault(): void }) => void;
}

/** A form that is checked with the contracts: on submit, and once it was refused, on leaving a field. */
export function useContractForm(options: {
  readonly check: Check;
  readonly order: readonly string[];
  readonly defaultValues: FormValues;
}): ContractForm {
  const { check, order, defaultValues } = options;
  const { m, language } = useSite();
  const [refusals, setRefusals] = useState(0);
  const isSending = useRef(false);
  const resolver = useMemo(() => contractResolver(check, { m, language }), [check, m, language]);
  const form = useForm<FormValues>({
    resolver,
    defaultValues,
    mode: "onSubmit",
    reValidateMode: "onBlur",
    shouldFocusError: false,
  });
  const { setError, trigger, handleSubmit, formState } = form;

  // Errors on the screen follow the language.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of language asks for it
  useEffect(() => {
    if (refusals > 0) trigger();
  }, [language]);

  const showErrors = useCallback(
    (errors: readonly FieldError[]) => {
      for (const [name, error] of Object.entries(errorsByField(errors, { m, language }))) {
        setError(name, { type: "server", ...error });
      }
      setRefusals((count) => count + 1);
    },
    [setError, m, language],
  );

  const onSubmit: ContractForm["onSubmit"] = (send) => (event) => {
    event?.preventDefault();
    if (isSending.current) return;
    isSending.current = true;
    handleSubmit(send, () => setRefusals((count) => count + 1))().finally(() => {
      isSending.current = false;
    });
  };

  const messages = Object.fromEntries(
    Object.entries(formState.errors).map(([name, error]) => [name, error?.message ?? ""]),
  );
  return { form, errors: inFieldOrder(messages, order), refusals, showErrors, onSubmit };
}
