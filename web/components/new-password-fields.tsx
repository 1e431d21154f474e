import type { UseFormReturn } from "react-hook-form";
import { fieldLabel } from "../../contracts/field-labels.ts";
import type { FormValues } from "../forms/contract-resolver.ts";
import { useSite } from "../site.ts";
import { PasswordChecklist } from "./password-checklist.tsx";
import { PasswordField } from "./password-field.tsx";

interface NewPasswordFieldsProps {
  readonly form: UseFormReturn<FormValues>;
  /** The user id, for a password manager to store with the password. */
  readonly email: string;
}

/** A new password, twice, with the city's rule ticked off while it is typed. */
export function NewPasswordFields({ form, email }: NewPasswordFieldsProps) {
  const { say } = useSite();
  return (
    <>
      <input
        className="hidden"
        type="text"
        autoComplete="username"
        value={email}
        readOnly
        tabIndex={-1}
        aria-hidden="true"
      />
      <PasswordField
        form={form}
        name="password"
        label={say(fieldLabel("/password"))}
        autoComplete="new-password"
        hint={<PasswordChecklist form={form} />}
      />
      <PasswordField
        form={form}
        name="passwordConfirmation"
        label={say(fieldLabel("/passwordConfirmation"))}
        autoComplete="new-password"
      />
    </>
  );
}
