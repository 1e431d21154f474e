import type { UseFormReturn } from "react-hook-form";
import { fieldLabel } from "../../contracts/field-labels.ts";
import type { PasswordJudge } from "../flow/password-judge.ts";
import type { FormValues } from "../forms/contract-resolver.ts";
import { useJudgedPassword } from "../forms/use-judged-password.ts";
import { useSite } from "../site.ts";
import { PasswordTwice } from "./password-twice.tsx";
import { StoredUserId } from "./stored-user-id.tsx";

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
      <StoredUserId email={email} />
      <PasswordTwice
        form={form}
        label={say(fieldLabel("/password"))}
        labelAgain={say(fieldLabel("/passwordConfirmation"))}
        judged={{ verdict, onLeave }}
      />
    </div>
  );
}
