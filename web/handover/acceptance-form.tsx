import { useCallback, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { fieldLabel } from "../../contracts/field-labels.ts";
import { handoverAcceptance } from "../../contracts/handover-acceptance.ts";
import { type CallFailure, codeOf, fieldErrorsOf } from "../client/failure.ts";
import { acceptHandover } from "../client/handovers.ts";
import type { Terms } from "../client/registrations.ts";
import { ConfirmDialog } from "../components/confirm-dialog.tsx";
import { FieldError, Mark } from "../components/field.tsx";
import { FormCard } from "../components/form-card.tsx";
import { PasswordTwice } from "../components/password-twice.tsx";
import { PersonName } from "../components/person-name.tsx";
import { PhoneField } from "../components/phone-field.tsx";
import { ScreenForm } from "../components/screen-form.tsx";
import { SubmitButton } from "../components/submit-button.tsx";
import { TermsText } from "../components/terms-text.tsx";
import { TextField } from "../components/text-field.tsx";
import { completePatiently } from "../flow/complete.ts";
import { errorsOf } from "../forms/checks.ts";
import type { Check, FormValues } from "../forms/contract-resolver.ts";
import { nest } from "../forms/field-names.ts";
import { useContractForm } from "../forms/use-contract-form.ts";
import { useUnsavedWarning } from "../forms/use-unsaved-warning.ts";
import { acceptanceWords } from "../messages/handover.ts";
import { navigate } from "../router/location.ts";
import { sessionStore } from "../session/session.ts";
import { useSite } from "../site.ts";

const contactFields = [
  "contact/familyName",
  "contact/givenName",
  "contact/familyNameKana",
  "contact/givenNameKana",
  "department",
  "phone",
] as const;
const loginFields = ["password", "passwordConfirmation"] as const;
const order = ["termsAccepted", ...contactFields, ...loginFields];
const empty = Object.fromEntries(order.map((name) => [name, ""]));

interface AcceptanceFormProps {
  readonly token: string;
  readonly terms: Terms;
  /** There are newer terms than those that are shown. */
  readonly onOutdated: () => Promise<void>;
  /** The link leads nowhere any more, or the address cannot take the account over. */
  readonly onRefused: (why: "dead" | "taken") => void;
}

/** What the successor agrees to and gives: terms, contact and password. */
export function AcceptanceForm({ token, terms, onOutdated, onRefused }: AcceptanceFormProps) {
  const { m, language, say, config } = useSite();
  const words = acceptanceWords[language];
  const [dialog, setDialog] = useState<"closed" | "asking" | "working">("closed");
  const [failure, setFailure] = useState<CallFailure>();
  const { version } = terms;
  const toBody = useCallback(
    ({ termsAccepted, ...values }: FormValues) => ({
      ...{ token, ...nest({ ...empty, ...values }) },
      ...{ termsVersion: version, termsAccepted: termsAccepted === "yes" },
    }),
    [token, version],
  );
  const check = useCallback<Check>(
    (values) => errorsOf(handoverAcceptance, toBody(values), config),
    [toBody, config],
  );
  const { form, errors, refusals, showErrors, onSubmit } = useContractForm({
    check,
    order,
    defaultValues: empty,
  });
  const [isOver, setIsOver] = useState(false);
  useUnsavedWarning(form.formState.isDirty && !isOver);
  const submit = onSubmit(async () => setDialog("asking"));
  const accept = async () => {
    setFailure(undefined);
    setDialog("working");
    const body = toBody(form.getValues());
    const result = await completePatiently(() => acceptHandover(body, language));
    setDialog("closed");
    if (result.ok) {
      setIsOver(true);
      sessionStore.opened();
      return navigate("/mypage", { replace: true, note: "handed-over" });
    }
    const fields = fieldErrorsOf(result.failure);
    if (fields.length > 0) return showErrors(fields);
    const code = codeOf(result.failure);
    if (code === "link-dead") return onRefused("dead");
    if (code === "already-registered") return onRefused("taken");
    setFailure(result.failure);
    if (code === "terms-outdated") await onOutdated();
  };
  const isBusy = dialog === "working";
  return (
    <>
      <ScreenForm errors={errors} refusals={refusals} failure={failure} submit={submit} isBusy={isBusy}>
        <FormCard form={form} title={words.terms} names={["termsAccepted"]}>
          <TermsText terms={terms} label={m.terms.region} heading="h3" />
          <Agreement form={form} label={m.terms.accept} />
        </FormCard>
        <FormCard form={form} title={words.contact} names={contactFields}>
          <PersonName
            form={form}
            prefix="contact/"
            legend={say(fieldLabel("/contact"))}
            kanaLegend={m.profile.kana.contact}
            isRequired
            isOwnName
          />
          <TextField form={form} name="department" normalise="text" />
          <PhoneField form={form} />
        </FormCard>
        <FormCard form={form} title={words.login} names={loginFields}>
          <p>{words.loginNote}</p>
          <PasswordTwice
            form={form}
            label={say(fieldLabel("/password"))}
            labelAgain={say(fieldLabel("/passwordConfirmation"))}
          />
        </FormCard>
        <p className="actions">
          <SubmitButton label={words.submit} isBusy={isBusy} />
        </p>
      </ScreenForm>
      <ConfirmDialog
        isOpen={dialog !== "closed"}
        isWorking={isBusy}
        question={words.question}
        working={words.working}
        onOk={accept}
        onCancel={() => setDialog("closed")}
      />
    </>
  );
}

interface AgreementProps {
  readonly form: UseFormReturn<FormValues>;
  readonly label: string;
}

function Agreement({ form, label }: AgreementProps) {
  const id = "termsAccepted";
  const error = form.formState.errors[id]?.message;
  return (
    <div className={error ? "field field--error" : "field"}>
      <FieldError id={id} error={error} />
      <div className="field__head">
        <label className="choice">
          <input
            {...form.register(id, { onChange: () => error && form.trigger(id) })}
            type="checkbox"
            id={id}
            value="yes"
            aria-required="true"
            aria-invalid={error !== undefined}
            aria-describedby={error && `${id}-error`}
          />
          <span>{label}</span>
        </label>
        <Mark need="required" />
      </div>
    </div>
  );
}
