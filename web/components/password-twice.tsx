import type { UseFormReturn } from "react-hook-form";
import type { FormValues } from "../forms/contract-resolver.ts";
import type { JudgedPassword } from "../forms/use-judged-password.ts";
import { PasswordChecklist } from "./password-checklist.tsx";
import { PasswordField } from "./password-field.tsx";

interface PasswordTwiceProps {
  readonly form: UseFormReturn<FormValues>;
  readonly label: string;
  readonly labelAgain: string;
  /** Where it is judged while it is typed. */
  readonly judged?: Pick<JudgedPassword, "verdict" | "onLeave">;
}

/** A new password, twice, with the city's rule ticked off. */
export function PasswordTwice({ form, label, labelAgain, judged }: PasswordTwiceProps) {
  const password = form.watch("password") ?? "";
  return (
    <>
      <PasswordField
        form={form}
        name="password"
        label={label}
        autoComplete="new-password"
        hint={<PasswordChecklist password={password} verdict={judged?.verdict} />}
        {...(judged && { onLeave: judged.onLeave })}
      />
      <PasswordField form={form} name="passwordConfirmation" label={labelAgain} autoComplete="new-password" />
    </>
  );
}
