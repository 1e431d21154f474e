import type { UseFormReturn } from "react-hook-form";
import { fieldLabel } from "../../contracts/field-labels.ts";
import type { PasswordJudge } from "../flow/password-judge.ts";
import type { FormValues } from "../forms/contract-resolver.ts";
import { useJudgedPassword } from "../forms/use-judged-password.ts";
import { useSite } from "../site.ts";
import { PasswordChecklist } from "./password-checklist.tsx";
import { PasswordField } from "./password-field.tsx";

interface NewPasswordFieldsProps {
  readonly form: UseFormReturn<FormValues>;
  /** The user id, for a password manager to store with the password. */
  readonly email: string;
  readonly judge: PasswordJudge;
  /** The names that stand in the form, of which no password may be made. */
  readonly names: () => readonly string[];
}

/** A new password, twice, with the city's rule ticked off and judged while it is typed. */
export function NewPasswordFields({ form, email, judge, names }: NewPasswordFieldsProps) {
  const { say } = useSite();
  const password = form.watch("password") ?? "";
  const { verdict, onLeave, composition } = useJudgedPassword(judge, password, names);
  return (
    <div {...composition}>
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
        hint={<PasswordChecklist password={password} verdict={verdict} />}
        onLeave={onLeave}
      />
      <PasswordField
        form={form}
        name="passwordConfirmation"
        label={say(fieldLabel("/passwordConfirmation"))}
        autoComplete="new-password"
      />
    </div>
  );
}
