import { useCallback, useState } from "react";
import { codeRequest } from "../../contracts/code-request.ts";
import { type CallFailure, fieldErrorsOf } from "../client/failure.ts";
import { startReset } from "../client/password-resets.ts";
import { Screen } from "../components/screen.tsx";
import { ScreenForm } from "../components/screen-form.tsx";
import { SubmitButton } from "../components/submit-button.tsx";
import { TextField } from "../components/text-field.tsx";
import { errorsOf } from "../forms/checks.ts";
import type { Check } from "../forms/contract-resolver.ts";
import { useContractForm } from "../forms/use-contract-form.ts";
import { useResetWords } from "../reset/use-reset-words.ts";
import { Link } from "../router/link.tsx";
import { navigate } from "../router/location.ts";
import { useSite } from "../site.ts";
import { resetId } from "../storage/flow-ids.ts";

/** 『パスワードの再設定』: to which address the code is to go. */
export default function ResetScreen() {
  const { language } = useSite();
  const words = useResetWords();
  const [failure, setFailure] = useState<CallFailure>();
  const check = useCallback<Check>(
    ({ email = "" }) => errorsOf(codeRequest, { email, language }),
    [language],
  );
  const { form, errors, refusals, showErrors, onSubmit } = useContractForm({
    check,
    order: ["email"],
    defaultValues: { email: "" },
  });
  const submit = onSubmit(async ({ email = "" }) => {
    setFailure(undefined);
    const result = await startReset({ email, language }, language);
    if (result.ok) {
      resetId.keep(result.value.resetId);
      return navigate("/password/reset/code");
    }
    const refused = fieldErrorsOf(result.failure);
    if (refused.length > 0) return showErrors(refused);
    setFailure(result.failure);
  });
  const { isSubmitting } = form.formState;
  return (
    <Screen title={words.title} hasErrors={errors.length > 0}>
      <p>{words.lead}</p>
      <ScreenForm errors={errors} refusals={refusals} failure={failure} submit={submit} isBusy={isSubmitting}>
        <TextField
          form={form}
          name="email"
          label={words.email}
          isRequired
          type="email"
          inputMode="email"
          autoComplete="username"
          normalise="email"
        />
        <p className="actions">
          <SubmitButton label={words.submit} isBusy={isSubmitting} />
          <Link href="/login" className="button button--second">
            {words.back}
          </Link>
        </p>
      </ScreenForm>
    </Screen>
  );
}
