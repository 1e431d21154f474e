import { useCallback, useMemo, useState } from "react";
import { completionRequest } from "../../contracts/completion.ts";
import { namesIn } from "../../contracts/password-judgement.ts";
import type { CallFailure } from "../client/failure.ts";
import { ErrorSummary } from "../components/error-summary.tsx";
import { FailurePanel } from "../components/failure-panel.tsx";
import { NewPasswordFields } from "../components/new-password-fields.tsx";
import { Notice } from "../components/notice.tsx";
import { SubmitButton } from "../components/submit-button.tsx";
import { errorsOf } from "../forms/checks.ts";
import type { Check } from "../forms/contract-resolver.ts";
import { useContractForm } from "../forms/use-contract-form.ts";
import { useSite } from "../site.ts";
import { passwords } from "../storage/passwords.ts";
import { refusalOf } from "./password-judge.ts";
import { usePasswordJudge } from "./use-password-judge.ts";

const fields = ["password", "passwordConfirmation"] as const;

interface PasswordAgainProps {
  readonly registrationId: string;
  readonly email: string;
  /** The form as it was reviewed. */
  readonly profile: unknown;
  readonly onDone: () => void;
}

/** A reload has forgotten the password, as it should: it is asked for once more, with the reason. */
export function PasswordAgain({ registrationId, email, profile, onDone }: PasswordAgainProps) {
  const { m } = useSite();
  const [failure, setFailure] = useState<CallFailure>();
  const judge = usePasswordJudge(registrationId);
  const names = useMemo(() => namesIn(profile), [profile]);
  const check = useCallback<Check>(
    ({ password = "", passwordConfirmation = "" }) => [
      ...errorsOf(completionRequest, { profile: {}, password, passwordConfirmation }),
      ...refusalOf(judge, password, names),
    ],
    [judge, names],
  );
  const { form, errors, refusals, showErrors, onSubmit } = useContractForm({
    check,
    order: fields,
    defaultValues: { password: "", passwordConfirmation: "" },
  });
  const { isSubmitting } = form.formState;
  const submit = onSubmit(async ({ password = "", passwordConfirmation = "" }) => {
    setFailure(undefined);
    const verdict = await judge.judge(password, names);
    if (verdict.state === "refused") return showErrors(verdict.errors);
    if (verdict.state === "unanswered") return setFailure(verdict.failure);
    passwords.keep(email, { password, passwordConfirmation });
    passwords.accept(password);
    onDone();
  });
  return (
    <Notice kind="info" title={m.review.passwordTitle}>
      <p>{m.profile.passwordForgotten}</p>
      <ErrorSummary errors={errors} refusals={refusals} />
      {failure && <FailurePanel failure={failure} onRetry={submit} isBusy={isSubmitting} />}
      <form noValidate onSubmit={submit}>
        <NewPasswordFields form={form} email={email} judge={judge} names={() => names} />
        <SubmitButton label={m.form.setPassword} isBusy={isSubmitting} />
      </form>
    </Notice>
  );
}
