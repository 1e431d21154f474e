import { useCallback } from "react";
import { completionRequest } from "../../contracts/completion.ts";
import { ErrorSummary } from "../components/error-summary.tsx";
import { NewPasswordFields } from "../components/new-password-fields.tsx";
import { Notice } from "../components/notice.tsx";
import { SubmitButton } from "../components/submit-button.tsx";
import { errorsOf } from "../forms/checks.ts";
import type { Check } from "../forms/contract-resolver.ts";
import { useContractForm } from "../forms/use-contract-form.ts";
import { useSite } from "../site.ts";
import { passwords } from "../storage/passwords.ts";

const fields = ["password", "passwordConfirmation"] as const;

/** A reload has forgotten the password, as it should: it is asked for once more, with the reason. */
export function PasswordAgain({ email, onDone }: { readonly email: string; readonly onDone: () => void }) {
  const { m, language } = useSite();
  const check = useCallback<Check>(
    ({ password = "", passwordConfirmation = "" }) =>
      errorsOf(completionRequest, { profile: {}, password, passwordConfirmation }, language),
    [language],
  );
  const { form, errors, refusals, onSubmit } = useContractForm({
    check,
    order: fields,
    defaultValues: { password: "", passwordConfirmation: "" },
  });
  const submit = onSubmit(async ({ password = "", passwordConfirmation = "" }) => {
    passwords.keep({ password, passwordConfirmation });
    onDone();
  });
  return (
    <Notice kind="info" title={m.review.passwordTitle}>
      <p>{m.profile.passwordForgotten}</p>
      <ErrorSummary errors={errors} refusals={refusals} />
      <form noValidate onSubmit={submit}>
        <NewPasswordFields form={form} email={email} />
        <SubmitButton label={m.form.setPassword} isBusy={false} />
      </form>
    </Notice>
  );
}
