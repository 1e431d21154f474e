import { useState } from "react";
import { fieldLabel } from "../../contracts/field-labels.ts";
import { signInRequest } from "../../contracts/session.ts";
import { type CallFailure, codeOf, fieldErrorsOf } from "../client/failure.ts";
import { signIn } from "../client/sessions.ts";
import { Notice } from "../components/notice.tsx";
import { PasswordField } from "../components/password-field.tsx";
import { Screen } from "../components/screen.tsx";
import { ScreenForm } from "../components/screen-form.tsx";
import { SubmitButton } from "../components/submit-button.tsx";
import { TextField } from "../components/text-field.tsx";
import { errorsOf } from "../forms/checks.ts";
import type { Check, FormValues } from "../forms/contract-resolver.ts";
import { useContractForm } from "../forms/use-contract-form.ts";
import { loginWords } from "../messages/login.ts";
import { revivalWords } from "../messages/revival.ts";
import { DormantPanel } from "../revival/dormant-panel.tsx";
import { Link } from "../router/link.tsx";
import { navigate } from "../router/location.ts";
import type { ScreenProps } from "../router/screen-props.ts";
import { sessionStore } from "../session/session.ts";
import { useSite } from "../site.ts";

const fields = ["email", "password"] as const;
const toBody = ({ email = "", password = "" }: FormValues) => ({ email, password });

const check: Check = (values) => errorsOf(signInRequest, toBody(values));

/** 『ログイン』. */
export default function LoginScreen({ place }: ScreenProps) {
  const { m, language, say } = useSite();
  const [failure, setFailure] = useState<CallFailure>();
  const [dormant, setDormant] = useState<{ readonly failure: CallFailure; readonly email: string }>();
  const { form, errors, refusals, showErrors, onSubmit } = useContractForm({
    check,
    order: fields,
    defaultValues: { email: "", password: "" },
  });
  const submit = onSubmit(async (values) => {
    setFailure(undefined);
    setDormant(undefined);
    const result = await signIn(toBody(values), language);
    if (result.ok) {
      sessionStore.opened();
      return navigate("/mypage", { replace: true });
    }
    const refused = fieldErrorsOf(result.failure);
    if (refused.length > 0) return showErrors(refused);
    if (result.failure.code === "sign-in-failed") {
      const { detail } = result.failure.problem;
      return showErrors([{ pointer: "/password", code: "sign-in-failed", detail }]);
    }
    if (codeOf(result.failure) === "account-dormant")
      return setDormant({ failure: result.failure, email: toBody(values).email });
    setFailure(result.failure);
  });
  const { isSubmitting } = form.formState;
  return (
    <Screen title={loginWords[language].title} hasErrors={errors.length > 0}>
      {place.note === "needed" && (
        <Notice kind="info">
          <p>{loginWords[language].needed}</p>
        </Notice>
      )}
      {place.note === "signed-out" && (
        <Notice kind="success" isAlert>
          <p>{loginWords[language].ended}</p>
        </Notice>
      )}
      {place.note === "revived" && (
        <Notice kind="success" isAlert>
          <p>{revivalWords[language].revived}</p>
        </Notice>
      )}
      <p>{loginWords[language].lead}</p>
      {dormant && <DormantPanel {...dormant} />}
      <ScreenForm errors={errors} refusals={refusals} failure={failure} submit={submit} isBusy={isSubmitting}>
        <TextField
          form={form}
          name="email"
          label={loginWords[language].userId}
          isRequired
          type="email"
          inputMode="email"
          autoComplete="username"
          normalise="email"
        />
        <PasswordField
          form={form}
          name="password"
          label={say(fieldLabel("/password"))}
          autoComplete="current-password"
        />
        <p className="actions">
          <SubmitButton label={m.login.submit} isBusy={isSubmitting} />
        </p>
      </ScreenForm>
      <p>
        <Link href="/password/reset">{m.login.forgot}</Link>
      </p>
      <p>
        {loginWords[language].first} <Link href="/register">{m.site.register}</Link>
      </p>
    </Screen>
  );
}
