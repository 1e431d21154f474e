import { useCallback, useState } from "react";
import { emailChangeRequest } from "../../contracts/email-change.ts";
import { AccountState } from "../account/account-state.tsx";
import { StepUpDialog } from "../account/step-up-dialog.tsx";
import { useMe } from "../account/use-me.ts";
import { isStepUpNeeded, useStepUp } from "../account/use-step-up.ts";
import { startEmailChange } from "../client/email-changes.ts";
import { type CallFailure, codeOf, fieldErrorsOf } from "../client/failure.ts";
import { EmailTwice, emailTwice } from "../components/email-twice.tsx";
import { FactList } from "../components/fact-list.tsx";
import { Notice } from "../components/notice.tsx";
import { Screen } from "../components/screen.tsx";
import { ScreenForm } from "../components/screen-form.tsx";
import { SubmitButton } from "../components/submit-button.tsx";
import { openChange, useEmailChange } from "../email-change/use-email-change.ts";
import { errorsOf } from "../forms/checks.ts";
import type { Check, FormValues } from "../forms/contract-resolver.ts";
import { useContractForm } from "../forms/use-contract-form.ts";
import { useKeptValues } from "../forms/use-kept-values.ts";
import { emailChangeWords } from "../messages/email-change.ts";
import { Link } from "../router/link.tsx";
import { navigate } from "../router/location.ts";
import type { ScreenProps } from "../router/screen-props.ts";
import { sessionStore } from "../session/session.ts";
import { useSite } from "../site.ts";
import type { Values } from "../storage/draft.ts";
import { emailChangeDraft } from "../storage/email-change-draft.ts";
import { emailChangeId } from "../storage/flow-ids.ts";
import { startKey } from "../storage/idempotency-key.ts";

const empty = { email: "", emailConfirmation: "" };
const toBody = (values: FormValues) => ({ ...empty, ...values });

const check: Check = (values) => errorsOf(emailChangeRequest, toBody(values));

/** 『メールアドレス（利用者ID）の変更』. */
export default function EmailChangeScreen({ place }: ScreenProps) {
  const { language } = useSite();
  const { account, load } = useMe();
  if (account.state !== "ready")
    return <AccountState account={account} load={load} title={emailChangeWords[language].title} />;
  return <EmailChangeForm current={account.me.email} isCancelled={place.note === "cancelled"} />;
}

interface EmailChangeFormProps {
  readonly current: string;
  /** A change has just been given up. */
  readonly isCancelled: boolean;
}

function EmailChangeForm({ current, isCancelled }: EmailChangeFormProps) {
  const { language } = useSite();
  const words = emailChangeWords[language];
  const underWay = openChange(useEmailChange());
  const stepUp = useStepUp();
  const [failure, setFailure] = useState<CallFailure>();
  const { form, errors, refusals, showErrors, onSubmit } = useContractForm({
    check,
    order: emailTwice,
    defaultValues: { ...empty, ...emailChangeDraft.read(current) },
  });
  const keep = useCallback((typed: Values) => emailChangeDraft.save(current, typed), [current]);
  useKeptValues(form, emailTwice, keep);
  const submit = onSubmit(async (values) => {
    setFailure(undefined);
    const body = toBody(values);
    const key = startKey.of(body);
    const result = await stepUp.within(() => startEmailChange(body, language, key));
    if (result.ok) {
      startKey.answered();
      emailChangeId.keep(result.value.changeId);
      return navigate("/mypage/email/code");
    }
    if (isStepUpNeeded(result)) return;
    const refused = errorsAtFields(result.failure);
    if (refused.length > 0) return showErrors(refused);
    if (codeOf(result.failure) === "not-signed-in") {
      sessionStore.signedOut();
      return navigate("/login", { note: "needed" });
    }
    setFailure(result.failure);
  });
  const { isSubmitting } = form.formState;
  return (
    <Screen title={words.title} hasErrors={errors.length > 0}>
      {isCancelled && (
        <Notice kind="success" isAlert>
          <p>{words.cancelled}</p>
        </Notice>
      )}
      {underWay && (
        <Notice kind="info" title={words.underWay(underWay.email)}>
          <p>{words.underWayBody}</p>
          <p>
            <Link href="/mypage/email/code">{words.goOn}</Link>
          </p>
        </Notice>
      )}
      <p>{words.note}</p>
      <FactList facts={[{ name: "current", label: words.current, value: current }]} />
      <ScreenForm errors={errors} refusals={refusals} failure={failure} submit={submit} isBusy={isSubmitting}>
        <EmailTwice form={form} label={words.next} labelAgain={words.nextAgain} />
        <p className="actions">
          <SubmitButton label={words.submit} isBusy={isSubmitting} />
          <Link href="/mypage" className="button button--second" onClick={emailChangeDraft.forget}>
            {words.leave}
          </Link>
        </p>
      </ScreenForm>
      <StepUpDialog stepUp={stepUp} email={current} />
    </Screen>
  );
}

/** The address that the account has already is wrong in its field. */
function errorsAtFields(failure: CallFailure) {
  if (failure.code === "email-unchanged")
    return [{ pointer: "/email", code: failure.code, detail: failure.problem.detail }];
  return fieldErrorsOf(failure);
}
