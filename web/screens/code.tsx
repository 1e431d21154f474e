import { useCallback, useState } from "react";
import { fieldLabel } from "../../contracts/field-labels.ts";
import { verifyRequest } from "../../contracts/registration.ts";
import { type CallFailure, codeOf, fieldErrorsOf } from "../client/failure.ts";
import { type Standing, verifyCode } from "../client/registrations.ts";
import { FailurePanel } from "../components/failure-panel.tsx";
import { Notice } from "../components/notice.tsx";
import { Screen } from "../components/screen.tsx";
import { ScreenForm } from "../components/screen-form.tsx";
import { SubmitButton } from "../components/submit-button.tsx";
import { TextField } from "../components/text-field.tsx";
import { MailNumber, MailStatus } from "../flow/code-mail.tsx";
import { codeTrouble } from "../flow/code-trouble.ts";
import { FlowState } from "../flow/flow-state.tsx";
import { handedStanding } from "../flow/handed-standing.ts";
import { MailTrouble } from "../flow/mail-trouble.tsx";
import { MissingMail } from "../flow/missing-mail.tsx";
import { RecoveryPanel } from "../flow/recovery-panel.tsx";
import { TimeLeftBar } from "../flow/time-left-bar.tsx";
import { type FlowHandle, useFlow } from "../flow/use-flow.ts";
import { useMailPolling } from "../flow/use-mail-polling.ts";
import { useRedirect } from "../flow/use-redirect.ts";
import { useResend } from "../flow/use-resend.ts";
import { errorsOf } from "../forms/checks.ts";
import type { Check } from "../forms/contract-resolver.ts";
import { useContractForm } from "../forms/use-contract-form.ts";
import { navigate } from "../router/location.ts";
import type { ScreenProps } from "../router/screen-props.ts";
import { useSite } from "../site.ts";

/** 『メールアドレスの登録完了』: proves the address with the code from the mail. */
export default function CodeScreen({ place }: ScreenProps) {
  const { m } = useSite();
  const handle = useFlow();
  const { flow, refresh } = handle;
  const isVerified = flow.state === "ready" && flow.standing.state === "verified";
  useRedirect(isVerified ? "/register/profile" : undefined);
  const takesCode =
    flow.state === "ready" && ["requested", "code-sent", "expired"].includes(flow.standing.state);
  if (!takesCode) return <FlowState {...handle} title={m.code.title} step={2} />;
  return <CodeForm standing={flow.standing} refresh={refresh} note={place.note} />;
}

interface CodeFormProps {
  readonly standing: Standing;
  readonly refresh: FlowHandle["refresh"];
  readonly note: string | undefined;
}

function CodeForm({ standing, refresh, note }: CodeFormProps) {
  const { config, m, language, say } = useSite();
  const [failure, setFailure] = useState<CallFailure>();
  const [isOld, setIsOld] = useState(false);
  const [troubles, setTroubles] = useState(0);
  const [isSent, setIsSent] = useState(false);
  useMailPolling(standing, refresh);

  const check = useCallback<Check>(
    ({ code = "" }) => errorsOf(verifyRequest, { code }, language),
    [language],
  );
  const { form, errors, refusals, showErrors, onSubmit } = useContractForm({
    check,
    order: ["code"],
    defaultValues: { code: "" },
  });
  const renewal = useResend(standing.registrationId, async () => {
    form.resetField("code");
    setIsOld(false);
    await refresh();
    setIsSent(true);
    form.setFocus("code");
  });
  const submit = onSubmit(async ({ code = "" }) => {
    setFailure(undefined);
    setIsOld(false);
    const result = await verifyCode(standing.registrationId, code, language);
    if (result.ok) {
      handedStanding.hand({ ...standing, ...result.value });
      return navigate("/register/profile");
    }
    const { failure: refusal } = result;
    const name = codeOf(refusal);
    if (name === "already-verified") return navigate("/register/profile");
    setIsOld(name === "code-superseded");
    if (refusal.kind === "problem" && aboutTheCode.has(name) && refusal.problem["attemptsLeft"] !== 0) {
      const { detail } = refusal.problem;
      showErrors([...fieldErrorsOf(refusal), { pointer: "/code", code: name, detail }]);
    } else if (!toldByStanding.has(name)) setFailure(refusal);
    await refresh();
    if (recoverable.has(name)) setTroubles((count) => count + 1);
  });
  const { isSubmitting } = form.formState;
  const trouble = codeTrouble(standing, isOld);
  return (
    <Screen title={m.code.title} step={2} hasErrors={errors.length > 0}>
      {note === "renewed" && !trouble && (
        <Notice kind="info">
          <p>{m.code.afterRenewal}</p>
        </Notice>
      )}
      {trouble && (
        <RecoveryPanel trouble={trouble} standing={standing} renewal={renewal} refusals={troubles} />
      )}
      {renewal.failure && (
        <FailurePanel failure={renewal.failure} onRetry={renewal.resend} isBusy={renewal.isBusy} />
      )}
      {!trouble && (
        <p>
          {m.code.lead} {m.code.leadMinutes(config.codeMinutes)}
        </p>
      )}
      <p role="status" className="sent">
        {isSent && m.code.resent(standing.issue)}
      </p>
      <ScreenForm errors={errors} refusals={refusals} failure={failure} submit={submit} isBusy={isSubmitting}>
        <TextField
          form={form}
          name="code"
          label={say(fieldLabel("/code"))}
          hint={m.code.hint}
          isRequired
          inputMode="numeric"
          autoComplete="one-time-code"
          normalise="code"
          width="short"
        />
        <p className="actions actions--near">
          <SubmitButton label={m.code.submit} isBusy={isSubmitting} />
        </p>
      </ScreenForm>
      {standing.state !== "expired" && (
        <TimeLeftBar
          expiresAt={standing.expiresAt}
          onOver={refresh}
          renewal={trouble ? undefined : renewal}
        />
      )}
      <MailStatus standing={standing} />
      <MailTrouble status={standing.mail.status}>
        <MailNumber standing={standing} />
      </MailTrouble>
      <MissingMail standing={standing} renewal={trouble ? undefined : renewal} />
    </Screen>
  );
}

/** Refusals that stand at the field: another code may be right. */
const aboutTheCode: ReadonlySet<string> = new Set(["invalid-input", "code-wrong", "code-pending"]);

/** Refusals that the recovery panel tells. */
const recoverable: ReadonlySet<string> = new Set(["code-wrong", "code-locked", "code-superseded", "expired"]);

/** Refusals that the screen itself tells once it has asked where the registration stands. */
const toldByStanding: ReadonlySet<string> = new Set([
  "code-wrong",
  "code-locked",
  "code-superseded",
  "expired",
  "already-registered",
  "already-completed",
  "flow-cookie-missing",
  "registration-not-found",
]);
