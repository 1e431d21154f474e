import { useState } from "react";
import { foundError } from "../../contracts/field-errors.ts";
import { inWords } from "../../contracts/field-words.ts";
import { reauthenticationRequest } from "../../contracts/session.ts";
import { type CallFailure, codeOf, fieldErrorsOf } from "../client/failure.ts";
import { reauthenticate } from "../client/sessions.ts";
import { FailurePanel } from "../components/failure-panel.tsx";
import { Modal } from "../components/modal.tsx";
import { PasswordField } from "../components/password-field.tsx";
import { StoredUserId } from "../components/stored-user-id.tsx";
import { SubmitButton } from "../components/submit-button.tsx";
import { errorsOf } from "../forms/checks.ts";
import type { Check } from "../forms/contract-resolver.ts";
import { useContractForm } from "../forms/use-contract-form.ts";
import { stepUpWords } from "../messages/step-up.ts";
import { useSite } from "../site.ts";
import type { StepUp } from "./use-step-up.ts";

interface StepUpDialogProps {
  readonly stepUp: StepUp;
  /** Whose password it is, for password managers. */
  readonly email: string;
}

/** 『パスワードの確認』: asks for the password anew before what a browser that was left signed in must not do. */
export function StepUpDialog({ stepUp: { isAsking, answer }, email }: StepUpDialogProps) {
  const words = stepUpWords[useSite().language];
  return (
    <Modal isOpen={isAsking} labelledBy="step-up-title" onCancel={() => answer(false)}>
      <p id="step-up-title" className="dialog__question">
        {words.title}
      </p>
      {isAsking && <StepUpForm email={email} onAnswer={answer} />}
    </Modal>
  );
}

const check: Check = ({ password = "" }) => errorsOf(reauthenticationRequest, { password });

function StepUpForm({ email, onAnswer }: { readonly email: string; readonly onAnswer: StepUp["answer"] }) {
  const { language } = useSite();
  const words = stepUpWords[language];
  const [failure, setFailure] = useState<CallFailure>();
  const { form, showErrors, onSubmit } = useContractForm({
    check,
    order: ["password"],
    defaultValues: { password: "" },
  });
  const submit = onSubmit(async ({ password = "" }) => {
    setFailure(undefined);
    const result = await reauthenticate({ password }, language);
    // A session that is over is over for the call, too, which says so.
    if (result.ok || codeOf(result.failure) === "not-signed-in") return onAnswer(true);
    const { failure: refusal } = result;
    const refused = fieldErrorsOf(refusal);
    if (refused.length > 0) return showErrors(refused);
    if (codeOf(refusal) !== "sign-in-failed") return setFailure(refusal);
    showErrors([inWords(foundError("/password", "password-wrong"), language)]);
    form.setFocus("password");
  });
  const { isSubmitting } = form.formState;
  return (
    <form noValidate onSubmit={submit}>
      <p>{words.lead}</p>
      {failure && <FailurePanel failure={failure} onRetry={() => submit()} isBusy={isSubmitting} />}
      <StoredUserId email={email} />
      <PasswordField form={form} name="password" label={words.password} autoComplete="current-password" />
      <p className="dialog__actions">
        <SubmitButton label={words.submit} isBusy={isSubmitting} />
        <button type="button" className="button button--second" onClick={() => onAnswer(false)}>
          {words.cancel}
        </button>
      </p>
    </form>
  );
}
