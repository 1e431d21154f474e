import { useCallback, useState } from "react";
import { fieldLabel } from "../../contracts/field-labels.ts";
import { startRequest } from "../../contracts/registration.ts";
import { type CallFailure, codeOf, fieldErrorsOf } from "../client/failure.ts";
import { startRegistration } from "../client/registrations.ts";
import { EmailTwice, emailTwice } from "../components/email-twice.tsx";
import { Notice } from "../components/notice.tsx";
import { Purpose } from "../components/purpose.tsx";
import { Screen } from "../components/screen.tsx";
import { ScreenForm } from "../components/screen-form.tsx";
import { SubmitButton } from "../components/submit-button.tsx";
import { CookiesNeeded } from "../flow/cookies-needed.tsx";
import { useRedirect } from "../flow/use-redirect.ts";
import { errorsOf } from "../forms/checks.ts";
import type { Check, FormValues } from "../forms/contract-resolver.ts";
import { useContractForm } from "../forms/use-contract-form.ts";
import { useKeptValues } from "../forms/use-kept-values.ts";
import { Link } from "../router/link.tsx";
import { navigate } from "../router/location.ts";
import { useSite } from "../site.ts";
import { canKeepCookies } from "../storage/can-keep.ts";
import { readDraft, saveDraft, type Values } from "../storage/draft.ts";
import { startKey } from "../storage/idempotency-key.ts";
import { registrationId } from "../storage/registration-id.ts";

const keepAddress = (address: Values) => saveDraft({ address });

/** 『メールアドレスの登録』. */
export default function EmailScreen() {
  const { m, language, config, say } = useSite();
  const [{ accountType, termsVersion, address }] = useState(readDraft);
  const [failure, setFailure] = useState<CallFailure>();
  const [hasCookies, setHasCookies] = useState(canKeepCookies);
  const [isUnderWay] = useState(tabHasOpenRegistration);
  useRedirect(
    accountType === undefined ? "/register" : termsVersion === undefined ? "/register/terms" : undefined,
  );

  const toBody = useCallback(
    ({ email = "", emailConfirmation = "" }: FormValues) => ({
      accountType,
      email,
      emailConfirmation,
      termsVersion,
      termsAccepted: true,
      language,
    }),
    [accountType, termsVersion, language],
  );
  const check = useCallback<Check>((values) => errorsOf(startRequest, toBody(values)), [toBody]);
  const { form, errors, refusals, showErrors, onSubmit } = useContractForm({
    check,
    order: emailTwice,
    defaultValues: { email: "", emailConfirmation: "", ...address },
  });

  useKeptValues(form, emailTwice, keepAddress);

  const submit = onSubmit(async (values) => {
    setFailure(undefined);
    setHasCookies(true);
    if (!canKeepCookies()) return setHasCookies(false);
    const body = toBody(values);
    const result = await startRegistration(body, language, startKey.of(body));
    if (result.ok) {
      startKey.answered();
      registrationId.begin(result.value.registrationId);
      return navigate("/register/code");
    }
    if (codeOf(result.failure) === "terms-outdated") {
      return navigate("/register/terms", { note: "terms-outdated" });
    }
    const refused = fieldErrorsOf(result.failure);
    if (refused.length > 0) return showErrors(refused);
    setFailure(result.failure);
  });

  const { isSubmitting } = form.formState;
  return (
    <Screen title={m.email.title} step={2} hasErrors={errors.length > 0}>
      {!hasCookies && <CookiesNeeded onRetry={() => setHasCookies(canKeepCookies())} />}
      {isUnderWay && (
        <Notice kind="info" title={m.home.resume}>
          <p>{m.email.underWay}</p>
          <p>
            <Link href="/register/code">{m.home.resumeLink}</Link>
          </p>
        </Notice>
      )}
      <p>{m.email.lead}</p>
      <p>{m.email.sends}</p>
      <p>{m.email.filter(config.mailDomain)}</p>
      <ScreenForm errors={errors} refusals={refusals} failure={failure} submit={submit} isBusy={isSubmitting}>
        <EmailTwice
          form={form}
          label={say(fieldLabel("/email"))}
          labelAgain={say(fieldLabel("/emailConfirmation"))}
        />
        <Purpose />
        <p className="actions">
          <SubmitButton label={m.email.submit} isBusy={isSubmitting} />
          <Link href="/" className="button button--second">
            {m.site.backHome}
          </Link>
        </p>
      </ScreenForm>
    </Screen>
  );
}

/** Somebody who starts again here leaves a registration behind, and is told so first. */
function tabHasOpenRegistration(): boolean {
  const id = registrationId.ofTab();
  return id !== undefined && !registrationId.isCompleted(id);
}
