/** Field errors, whether the browser or the API found them, as the form shows them. */

import { fieldLabel } from "../../contracts/field-labels.ts";
import type { Language } from "../../contracts/language.ts";
import type { FieldError } from "../../contracts/problem.ts";
import type { Messages } from "../messages/messages.ts";
import { fieldName } from "./field-names.ts";

export interface FormErrorContext {
  readonly m: Pick<Messages, "form">;
  readonly language: Language;
}

/**
 * The first message of each field. An incomplete date is told as the three selects need it: the contract's words are for
 * programs that send the text.
 */
export function messagesByField(
  errors: readonly FieldError[],
  { m, language }: FormErrorContext,
): Record<string, string> {
  const messages: Record<string, string> = {};
  for (const { pointer, code, detail } of errors) {
    const name = fieldName(pointer);
    const message = code === "date" ? m.form.dateIncomplete(fieldLabel(pointer)[language]) : detail;
    messages[name] ??= message;
  }
  return messages;
}

/** An error as react-hook-form keeps it: beside the message, what is offered instead of the value. */
interface ShownError {
  readonly message: string;
  readonly types?: { readonly suggestion: string };
}

/** The first error of each field. */
export function errorsByField(
  errors: readonly FieldError[],
  context: FormErrorContext,
): Record<string, ShownError> {
  const offers: Record<string, string | undefined> = {};
  for (const { pointer, suggestion } of errors) offers[fieldName(pointer)] ??= suggestion;
  return Object.fromEntries(
    Object.entries(messagesByField(errors, context)).map(([name, message]) => {
      const suggestion = offers[name];
      return [name, { message, ...(suggestion !== undefined && { types: { suggestion } }) }];
    }),
  );
}

export interface NamedError {
  readonly name: string;
  readonly message: string;
}

/** The messages in the order of the fields on the screen; those of no field on it come last. */
export function inFieldOrder(
  messages: Readonly<Record<string, string>>,
  order: readonly string[],
): NamedError[] {
  const place = (name: string) => {
    const at = order.indexOf(name);
    return at === -1 ? order.length : at;
  };
  return Object.entries(messages)
    .map(([name, message]) => ({ name, message }))
    .sort((a, b) => place(a.name) - place(b.name));
}
