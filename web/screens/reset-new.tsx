import { useCallback, useState } from "react";
import { resetCompletionRequest } from "../../contracts/password-reset.ts";
import { type CallFailure, codeOf, fieldErrorsOf } from "../client/failure.ts";
import { completeReset, type ResetStanding } from "../client/password-resets.ts";
import { ConfirmDialog } from "../components/confirm-dialog.tsx";
import { PasswordTwice } from "../components/password-twice.tsx";
import { Screen } from "../components/screen.tsx";
import { ScreenForm } from "../components/screen-form.tsx";
import { StoredUserId } from "../components/stored-user-id.tsx";
import { SubmitButton } from "../components/submit-button.tsx";
import { completePatiently } from "../flow/complete.ts";
import { TimeLeftBar } from "../flow/time-left-bar.tsx";
import { useRedirect } from "../flow/use-redirect.ts";
import { errorsOf } from "../forms/checks.ts";
import type { Check, FormValues } from "../forms/contract-resolver.ts";
import { useContractForm } from "../forms/use-contract-form.ts";
import { passwordWords } from "../messages/account.ts";
import { ResetState } from "../reset/reset-state.tsx";
import { type ResetHandle, useReset } from "../reset/use-reset.ts";
import { useResetWords } from "../reset/use-reset-words.ts";
import { navigate } from "../router/location.ts";
import { sessionStore } from "../session/session.ts";
import { useSite } from "../site.ts";
import { resetId } from "../storage/flow-ids.ts";

const fields = ["password", "passwordConfirmation"] as const;
const empty = { password: "", passwordConfirmation: "" };
const toBody = (values: FormValues) => ({ ...empty, ...values });

/** 『新しいパスワードの設定』. */
export default function ResetNewScreen() {
  const words = useResetWords();
  const handle = useReset();
  const { flow, refresh } = handle;
  const standing = flow.state === "ready" ? flow.standing : undefined;
  const hasNoProof = standing && ["requested", "code-sent", "expired"].includes(standing.state);
  useRedirect(hasNoProof ? "/password/reset/code" : undefined);
  if (standing?.state !== "verified") return <ResetState {...handle} title={words.newTitle} />;
  return <NewPasswordForm standing={standing} refresh={refresh} />;
}

interface NewPasswordFormProps {
  readonly standing: ResetStanding;
  readonly refresh: ResetHandle["refresh"];
}

function NewPasswordForm({ standing, refresh }: NewPasswordFormProps) {
  const { language, config } = useSite();
  const words = useResetWords();
  const [dialog, setDialog] = useState<"closed" | "asking" | "working">("closed");
  const [failure, setFailure] = useState<CallFailure>();
  const check = useCallback<Check>(
    (values) => errorsOf(resetCompletionRequest, toBody(values), config),
    [config],
  );
  const { form, errors, refusals, showErrors, onSubmit } = useContractForm({
    check,
    order: fields,
    defaultValues: empty,
  });
  const submit = onSubmit(async () => setDialog("asking"));

  const complete = async () => {
    setFailure(undefined);
    setDialog("working");
    const body = toBody(form.getValues());
    const result = await completePatiently(() => completeReset(standing.resetId, body, language));
    setDialog("closed");
    // The answer to the first of two tries may have been lost.
    if (result.ok || codeOf(result.failure) === "already-completed") return finish();
    const refused = fieldErrorsOf(result.failure);
    if (refused.length > 0) return showErrors(refused);
    if (toldByStanding.has(codeOf(result.failure))) return refresh();
    setFailure(result.failure);
  };
  const isBusy = dialog === "working";
  return (
    <Screen title={words.newTitle} hasErrors={errors.length > 0}>
      <TimeLeftBar expiresAt={standing.expiresAt} onOver={refresh} />
      <p>{words.newLead}</p>
      <ScreenForm errors={errors} refusals={refusals} failure={failure} submit={submit} isBusy={isBusy}>
        <StoredUserId email={standing.email} />
        <PasswordTwice
          form={form}
          label={passwordWords[language].next}
          labelAgain={passwordWords[language].again}
        />
        <p className="actions">
          <SubmitButton label={passwordWords[language].submit} isBusy={isBusy} />
        </p>
      </ScreenForm>
      <ConfirmDialog
        isOpen={dialog !== "closed"}
        isWorking={isBusy}
        question={words.confirm}
        working={words.working}
        onOk={complete}
        onCancel={() => setDialog("closed")}
      />
    </Screen>
  );
}

/** Every session has ended, this browser's too. */
function finish(): void {
  resetId.forget();
  sessionStore.signedOut();
  navigate("/password/reset/done", { replace: true });
}

/** Refusals that the screen itself tells once it has asked where the reset stands. */
const toldByStanding: ReadonlySet<string> = new Set([
  "expired",
  "not-verified",
  "flow-cookie-missing",
  "flow-not-found",
]);
