import { type HTMLInputAutoCompleteAttribute, type ReactNode, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { fieldLabel } from "../../contracts/field-labels.ts";
import { afterPointer } from "../forms/after-pointer.ts";
import type { FormValues } from "../forms/contract-resolver.ts";
import { fieldId } from "../forms/field-names.ts";
import { isWorthTelling, type Normaliser, normalisers } from "../forms/normalisers.ts";
import { useSite } from "../site.ts";
import { describedBy, FieldFrame } from "./field.tsx";
import { Words } from "./words.tsx";

export interface TextFieldProps {
  readonly form: UseFormReturn<FormValues>;
  readonly name: string;
  /** Where it is not what the contracts call the field of that name. */
  readonly label?: string;
  /** Said of the label in every language. */
  readonly labelNote?: string;
  readonly normalise?: Normaliser;
  readonly isRequired?: boolean;
  /** Whether the field itself shows that it is required or optional; its group may do so for all. */
  readonly isMarked?: boolean;
  readonly type?: "text" | "email" | "tel";
  readonly inputMode?: "text" | "numeric" | "email" | "tel";
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly hint?: ReactNode;
  readonly width?: "short" | "medium" | "full";
  readonly onLeave?: (normalised: string) => void;
  /** Stands right after the input, such as a button that works on it. */
  readonly after?: ReactNode;
}

/**
 * One line of text. What is typed is left alone until the field is left: an input method that is still composing must
 * not be interfered with. Then it is converted to what will be stored, and the registrant sees it.
 */
export function TextField(props: TextFieldProps) {
  const { form, name, normalise = "none", isRequired = false, isMarked = true } = props;
  const { hint, width = "full", after } = props;
  const { m, say } = useSite();
  const label = props.label ?? say(fieldLabel(`/${name}`)) + (props.labelNote ?? "");
  const [converted, setConverted] = useState("");
  const id = fieldId(name);
  const mark = !isMarked ? undefined : isRequired ? "required" : "optional";
  const { message: error, types } = form.formState.errors[name] ?? {};
  const offer = types?.["suggestion"];
  const { onBlur, ...registered } = form.register(name);

  const leave = (event: { readonly target: HTMLInputElement }) => {
    const typed = event.target.value;
    const normalised = normalisers[normalise](typed);
    if (normalised !== typed) form.setValue(name, normalised, { shouldDirty: true });
    setConverted(isWorthTelling(typed, normalised) ? normalised : "");
    const left = { target: event.target, type: "blur" };
    afterPointer(() => {
      props.onLeave?.(normalised);
      onBlur(left);
    });
  };
  const accept = (offered: string) => {
    form.setValue(name, offered, { shouldDirty: true, shouldValidate: true });
    form.setFocus(name);
  };
  return (
    <FieldFrame id={id} label={label} mark={mark} hint={hint} error={error}>
      <div className="field__row">
        <input
          {...registered}
          id={id}
          className={`input input--${width}`}
          type={props.type ?? "text"}
          inputMode={props.inputMode}
          autoComplete={props.autoComplete ?? "off"}
          aria-required={isRequired}
          aria-invalid={error !== undefined}
          aria-describedby={describedBy(id, { error, hint })}
          onBlur={leave}
        />
        {after}
      </div>
      {typeof offer === "string" && (
        <button type="button" className="button button--second" onClick={() => accept(offer)}>
          <Words text={m.form.takeOffer(offer)} />
        </button>
      )}
      <p className="field__note" role="status">
        {converted !== "" && <Words text={m.form.converted(converted)} />}
      </p>
    </FieldFrame>
  );
}
