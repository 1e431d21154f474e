import { type ReactNode, useCallback, useState } from "react";
import { verifyRequest } from "../../contracts/registration.ts";
import { type CallFailure, codeOf, fieldErrorsOf } from "../client/failure.ts";
import { FailurePanel } from "../components/failure-panel.tsx";
import { Notice } from "../components/notice.tsx";
import { Screen } from "../components/screen.tsx";
import { ScreenForm } from "../components/screen-form.tsx";
import { SubmitButton } from "../components/submit-button.tsx";
import { TextField } from "../components/text-field.tsx";
import { errorsOf } from "../forms/checks.ts";
import type { Check } from "../forms/contract-resolver.ts";
import { useContractForm } from "../forms/use-contract-form.ts";
import { useSite } from "../site.ts";
import type { CodeKind, CodeStanding } from "./code-kind.ts";
import { MailFacts } from "./code-mail.tsx";
import { codeTrouble } from "./code-trouble.ts";
import { MissingMail } from "./missing-mail.tsx";
import { RecoveryPanel } from "./recovery-panel.tsx";
import { TimeLeftBar } from "./time-left-bar.tsx";
import { useMailPolling } from "./use-mail-polling.ts";
import { useResend } from "./use-resend.ts";

interface CodeFormProps<R> {
  readonly kind: CodeKind<R>;
  readonly standing: CodeStanding;
  readonly refresh: () => Promise<void>;
  readonly note?: string | undefined;
  /** What else can be done with the flow. */
  readonly children?: ReactNode;
}

/** Proves the address of a flow with the code from its mail. */
export function CodeForm<R>({ kind, standing, refresh, note, children }: CodeFormProps<R>) {
  const { config, m, language } = useSite();
  const [failure, setFailure] = useState<CallFailure>();
  const [isOld, setIsOld] = useState(false);
  const [troubles, setTroubles] = useState(0);
  const [isSent, setIsSent] = useState(false);
  useMailPolling(standing, refresh);

  const check = useCallback<Check>(({ code = "" }) => errorsOf(verifyRequest, { code }), []);
  const { form, errors, refusals, showErrors, onSubmit } = useContractForm({
    check,
    order: ["code"],
    defaultValues: { code: "" },
  });
  const renewal = useResend(kind.resend, async () => {
    form.resetField("code");
    setIsOld(false);
    await refresh();
    setIsSent(true);
    form.setFocus("code");
  });
  const submit = onSubmit(async ({ code = "" }) => {
    setFailure(undefined);
    setIsOld(false);
    const result = await kind.verify(code, language);
    if (result.ok) return kind.goOn(result.value);
    const { failure: refusal } = result;
    const name = codeOf(refusal);
    if (name === "already-verified") return kind.goOn();
    setIsOld(name === "code-superseded");
    if (
      refusal.problem &&
      aboutTheCode.has(name) &&
      !(refusal.code === "code-wrong" && refusal.problem.attemptsLeft === 0)
    ) {
      const { detail } = refusal.problem;
      showErrors([...fieldErrorsOf(refusal), { pointer: "/code", code: name, detail }]);
    } else if (!toldByStanding.has(name)) setFailure(refusal);
    await refresh();
    if (recoverable.has(name)) setTroubles((count) => count + 1);
  });
  const { isSubmitting } = form.formState;
  const trouble = codeTrouble(standing, isOld);
  return (
    <Screen title={m.code.title} {...(kind.step && { step: kind.step })} hasErrors={errors.length > 0}>
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
      <MailFacts standing={standing} />
      <MissingMail standing={standing} startPath={kind.startPath} renewal={trouble ? undefined : renewal} />
      {children}
    </Screen>
  );
}

/** Refusals that stand at the field: another code may be right. */
const aboutTheCode: ReadonlySet<string> = new Set(["invalid-input", "code-wrong", "code-pending"]);

/** Refusals that the recovery panel tells. */
const recoverable: ReadonlySet<string> = new Set(["code-wrong", "code-locked", "code-superseded", "expired"]);

/** Refusals that the screen itself tells once it has asked where the flow stands. */
const toldByStanding: ReadonlySet<string> = new Set([
  "code-wrong",
  "code-locked",
  "code-superseded",
  "expired",
  "already-registered",
  "already-completed",
  "flow-cookie-missing",
  "registration-not-found",
  "flow-not-found",
]);
