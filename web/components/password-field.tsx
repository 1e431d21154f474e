import { type ReactNode, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { afterPointer } from "../forms/after-pointer.ts";
import type { FormValues } from "../forms/contract-resolver.ts";
import { fieldId } from "../forms/field-names.ts";
import { useSite } from "../site.ts";
import { describedBy, FieldFrame } from "./field.tsx";

interface PasswordFieldProps {
  readonly form: UseFormReturn<FormValues>;
  readonly name: string;
  readonly label: string;
  readonly autoComplete: "new-password" | "current-password";
  readonly hint?: ReactNode;
  readonly onLeave?: () => void;
}

/** A password that can be looked at, pasted and filled in by a password manager. */
export function PasswordField({ form, name, label, autoComplete, hint, onLeave }: PasswordFieldProps) {
  const { m } = useSite();
  const [isShown, setIsShown] = useState(false);
  const id = fieldId(name);
  const error = form.formState.errors[name]?.message;
  const { onBlur, ...registered } = form.register(name);
  return (
    <FieldFrame id={id} label={label} mark="required" hint={hint} error={error}>
      <div className="field__row field__row--joined">
        <input
          {...registered}
          id={id}
          className="input input--full"
          type={isShown ? "text" : "password"}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          aria-required="true"
          aria-invalid={error !== undefined}
          aria-describedby={describedBy(id, { error, hint })}
          onBlur={({ target }) => {
            onLeave?.();
            afterPointer(() => onBlur({ target, type: "blur" }));
          }}
        />
        <button
          type="button"
          className="button button--second button--joined"
          aria-controls={id}
          onClick={() => setIsShown(!isShown)}
        >
          <span aria-hidden="true">{isShown ? m.form.hide : m.form.show}</span>
          <span className="hidden">{isShown ? m.form.hidePassword : m.form.showPassword}</span>
        </button>
      </div>
    </FieldFrame>
  );
}
