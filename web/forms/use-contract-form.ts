import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type UseFormReturn, useForm } from "react-hook-form";
import type { Language } from "../../contracts/language.ts";
import type { FieldError } from "../../contracts/problem.ts";
import { useSite } from "../site.ts";
import { type Check, contractResolver, type FormValues } from "./contract-resolver.ts";
import { filledUnheard } from "./filled-values.ts";
import { errorsByField, inFieldOrder, type NamedError } from "./form-errors.ts";

export interface ContractForm {
  readonly form: UseFormReturn<FormValues>;
  /**
   * What was wrong at the last refusal, in the order of the fields. It stays until the next submission: a list that
   * shrinks while somebody types would move the page under them.
   */
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
  const [refusal, setRefused] = useState<Refusal>({ refusals: 0, refused: {} });
  const { refusals, refused, language: refusedIn } = refusal;
  const isSending = useRef(false);
  const resolver = useMemo(() => contractResolver(check, { m, language }), [check, m, language]);
  const form = useForm<FormValues>({
    resolver,
    defaultValues,
    mode: "onSubmit",
    reValidateMode: "onBlur",
    shouldFocusError: false,
  });
  const { setError, setValue, getValues, trigger, handleSubmit, formState } = form;

  // Errors on the screen follow the language.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of language asks for it
  useEffect(() => {
    if (refusals > 0) trigger();
  }, [language]);
  const refuse = useCallback(
    (messages: Messages) =>
      setRefused((before) => ({ refusals: before.refusals + 1, refused: messages, language })),
    [language],
  );

  const showErrors = useCallback(
    (errors: readonly FieldError[]) => {
      const found = errorsByField(errors, { m, language });
      for (const [name, error] of Object.entries(found)) setError(name, { type: "server", ...error });
      refuse(messagesOf(found));
    },
    [setError, refuse, m, language],
  );

  const onSubmit: ContractForm["onSubmit"] = (send) => (event) => {
    event?.preventDefault();
    if (isSending.current) return;
    isSending.current = true;
    for (const [name, text] of filledUnheard(getValues())) setValue(name, text, { shouldDirty: true });
    const sendAccepted = (values: FormValues) => {
      setRefused((before) => ({ ...before, refused: {} }));
      return send(values);
    };
    handleSubmit(sendAccepted, (found) => refuse(messagesOf(found)))().finally(() => {
      isSending.current = false;
    });
  };

  return { form, errors: inFieldOrder(inLanguage(), order), refusals, showErrors, onSubmit };

  /** The refused fields' messages; in another language than they were refused in, those of today's errors. */
  function inLanguage(): Messages {
    if (refusedIn === undefined || refusedIn === language) return refused;
    const now = messagesOf(formState.errors);
    return Object.fromEntries(Object.entries(refused).map(([name, text]) => [name, now[name] ?? text]));
  }
}

type Messages = Readonly<Record<string, string>>;

interface Refusal {
  /** How many there were. */
  readonly refusals: number;
  /** The messages of the last one, by field. */
  readonly refused: Messages;
  readonly language?: Language;
}

const messagesOf = (errors: Readonly<Record<string, { readonly message?: string } | undefined>>): Messages =>
  Object.fromEntries(Object.entries(errors).map(([name, error]) => [name, error?.message ?? ""]));
