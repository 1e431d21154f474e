import { useCallback, useState } from "react";
import type { Me } from "../../contracts/me-answer.ts";
import { passwordChangeRequest } from "../../contracts/session.ts";
import { AccountState } from "../account/account-state.tsx";
import { useMe } from "../account/use-me.ts";
import { type CallFailure, codeOf, fieldErrorsOf } from "../client/failure.ts";
import { changePassword } from "../client/sessions.ts";
import { PasswordField } from "../components/password-field.tsx";
import { PasswordTwice } from "../components/password-twice.tsx";
import { Screen } from "../components/screen.tsx";
import { ScreenForm } from "../components/screen-form.tsx";
import { StoredUserId } from "../components/stored-user-id.tsx";
import { SubmitButton } from "../components/submit-button.tsx";
import { errorsOf } from "../forms/checks.ts";
import type { Check, FormValues } from "../forms/contract-resolver.ts";
import { useContractForm } from "../forms/use-contract-form.ts";
import { passwordWords } from "../messages/account.ts";
import { Link } from "../router/link.tsx";
import { navigate } from "../router/location.ts";
import { sessionStore } from "../session/session.ts";
import { useSite } from "../site.ts";

const fields = ["currentPassword", "password", "passwordConfirmation"] as const;
const empty = { currentPassword: "", password: "", passwordConfirmation: "" };
const toBody = (values: FormValues) => ({ ...empty, ...values });

/** 『パスワードの変更』. */
export default function PasswordScreen() {
  const { language } = useSite();
  const { account, load } = useMe();
  if (account.state !== "ready")
    return <AccountState account={account} load={load} title={passwordWords[language].title} />;
  return <PasswordForm me={account.me} />;
}

function PasswordForm({ me: { email } }: { readonly me: Me }) {
  const { language, config } = useSite();
  const [failure, setFailure] = useState<CallFailure>();
  const check = useCallback<Check>(
    (values) => errorsOf(passwordChangeRequest, toBody(values), config),
    [config],
  );
  const { form, errors, refusals, showErrors, onSubmit } = useContractForm({
    check,
    order: fields,
    defaultValues: empty,
  });
  const submit = onSubmit(async (values) => {
    setFailure(undefined);
    const result = await changePassword(toBody(values), language);
    if (result.ok) return navigate("/mypage", { note: "password-changed" });
    const refused = fieldErrorsOf(result.failure);
    if (refused.length > 0) return showErrors(refused);
    if (codeOf(result.failure) === "not-signed-in") {
      sessionStore.signedOut();
      return navigate("/login", { note: "needed" });
    }
    setFailure(result.failure);
  });
  const { isSubmitting } = form.formState;
  return (
    <Screen title={passwordWords[language].title} hasErrors={errors.length > 0}>
      <p>{passwordWords[language].lead}</p>
      <ScreenForm errors={errors} refusals={refusals} failure={failure} submit={submit} isBusy={isSubmitting}>
        <StoredUserId email={email} />
        <PasswordField
          form={form}
          name="currentPassword"
          label={passwordWords[language].current}
          autoComplete="current-password"
        />
        <PasswordTwice
          form={form}
          label={passwordWords[language].next}
          labelAgain={passwordWords[language].again}
        />
        <p className="actions">
          <SubmitButton label={passwordWords[language].submit} isBusy={isSubmitting} />
          <Link href="/mypage" className="button button--second">
            {passwordWords[language].cancel}
          </Link>
        </p>
      </ScreenForm>
    </Screen>
  );
}
