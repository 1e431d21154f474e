import { useCallback, useEffect, useState } from "react";
import { suggestEmail } from "../../contracts/email-suggestion.ts";
import { fieldLabel } from "../../contracts/field-labels.ts";
import { startRequest } from "../../contracts/registration.ts";
import { type CallFailure, codeOf, fieldErrorsOf } from "../client/failure.ts";
import { startRegistration } from "../client/registrations.ts";
import { Purpose } from "../components/purpose.tsx";
import { Screen } from "../components/screen.tsx";
import { ScreenForm } from "../components/screen-form.tsx";
import { SubmitButton } from "../components/submit-button.tsx";
import { TextField } from "../components/text-field.tsx";
import { useRedirect } from "../flow/use-redirect.ts";
import { errorsOf } from "../forms/checks.ts";
import type { Check, FormValues } from "../forms/contract-resolver.ts";
import { useContractForm } from "../forms/use-contract-form.ts";
import { Link } from "../router/link.tsx";
import { navigate } from "../router/location.ts";
import { useSite } from "../site.ts";
import { readDraft, saveDraft } from "../storage/draft.ts";
import { registrationId } from "../storage/registration-id.ts";

const fields = ["email", "emailConfirmation"] as const;

/** 『メールアドレスの登録』. */
export default function EmailScreen() {
  const { m, language, config, say } = useSite();
  const [{ accountType, termsVersion, address }] = useState(readDraft);
  const [failure, setFailure] = useState<CallFailure>();
  const [suggestion, setSuggestion] = useState<string>();
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
  const check = useCallback<Check>(
    (values) => errorsOf(startRequest, toBody(values), language),
    [toBody, language],
  );
  const { form, errors, refusals, showErrors, onSubmit } = useContractForm({
    check,
    order: fields,
    defaultValues: { email: "", emailConfirmation: "", ...address },
  });

  const { watch } = form;
  useEffect(() => {
    const { unsubscribe } = watch((typed) =>
      saveDraft({
        address: { email: typed["email"] ?? "", emailConfirmation: typed["emailConfirmation"] ?? "" },
      }),
    );
    return unsubscribe;
  }, [watch]);

  const submit = onSubmit(async (values) => {
    setFailure(undefined);
    const result = await startRegistration(toBody(values), language);
    if (result.ok) {
      registrationId.keep(result.value.registrationId);
      return navigate("/register/code");
    }
    if (codeOf(result.failure) === "terms-outdated") {
      return navigate("/register/terms", { note: "terms-outdated" });
    }
    const refused = fieldErrorsOf(result.failure);
    if (refused.length > 0) return showErrors(refused);
    setFailure(result.failure);
  });

  const correct = (corrected: string) => {
    for (const name of fields) form.setValue(name, corrected, { shouldDirty: true });
    setSuggestion(undefined);
    form.setFocus("emailConfirmation");
  };
  const { isSubmitting } = form.formState;
  return (
    <Screen title={m.email.title} step={2} hasErrors={errors.length > 0}>
      <p>{m.email.lead}</p>
      <p>{m.email.sends}</p>
      <p>{m.email.filter(config.mailDomain)}</p>
      <ScreenForm errors={errors} refusals={refusals} failure={failure} submit={submit} isBusy={isSubmitting}>
        <TextField
          form={form}
          name="email"
          label={say(fieldLabel("/email"))}
          isRequired
          type="email"
          inputMode="email"
          autoComplete="email"
          normalise="email"
          onLeave={(typed) => setSuggestion(suggestEmail(typed, [config.mailDomain]))}
        />
        <div role="status" className="suggestion-place">
          {suggestion !== undefined && (
            <div className="suggestion">
              <p>{m.email.suggestion(suggestion)}</p>
              <button type="button" className="button button--second" onClick={() => correct(suggestion)}>
                {m.email.useSuggestion}
              </button>
            </div>
          )}
        </div>
        <TextField
          form={form}
          name="emailConfirmation"
          label={say(fieldLabel("/emailConfirmation"))}
          hint={m.email.confirmationHint}
          isRequired
          type="email"
          inputMode="email"
          autoComplete="email"
          normalise="email"
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
