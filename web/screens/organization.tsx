import { useCallback, useState } from "react";
import { displayName } from "../../contracts/display-name.ts";
import { fieldLabel } from "../../contracts/field-labels.ts";
import type { Me } from "../../contracts/me-answer.ts";
import { organizationRequest } from "../../contracts/organization.ts";
import { changeReasons } from "../../contracts/organization-change.ts";
import { AccountState } from "../account/account-state.tsx";
import { StepUpDialog } from "../account/step-up-dialog.tsx";
import { useMe } from "../account/use-me.ts";
import { isStepUpNeeded, useStepUp } from "../account/use-step-up.ts";
import { changeOrganization } from "../client/corrections.ts";
import { type CallFailure, codeOf, fieldErrorsOf } from "../client/failure.ts";
import { CharactersHint } from "../components/characters-hint.tsx";
import { DateField } from "../components/date-field.tsx";
import { PersonName } from "../components/person-name.tsx";
import { RadioGroup } from "../components/radio-group.tsx";
import { Screen } from "../components/screen.tsx";
import { ScreenForm } from "../components/screen-form.tsx";
import { SubmitButton } from "../components/submit-button.tsx";
import { TextField } from "../components/text-field.tsx";
import { useRedirect } from "../flow/use-redirect.ts";
import { errorsOf } from "../forms/checks.ts";
import type { Check } from "../forms/contract-resolver.ts";
import { organizationBody, organizationFields, organizationOrder } from "../forms/organization-body.ts";
import { startingValues } from "../forms/profile-fields.ts";
import { profileValues } from "../forms/profile-patch.ts";
import { useContractForm } from "../forms/use-contract-form.ts";
import { useUnsavedWarning } from "../forms/use-unsaved-warning.ts";
import { organizationWords } from "../messages/organization.ts";
import { Link } from "../router/link.tsx";
import { navigate } from "../router/location.ts";
import { sessionStore } from "../session/session.ts";
import { useSite } from "../site.ts";

/** 『団体名・代表者の変更』, of a business. */
export default function OrganizationScreen() {
  const { language } = useSite();
  const { title } = organizationWords[language];
  const { account, load } = useMe();
  const isPerson = account.state === "ready" && account.me.accountType !== "business";
  useRedirect(isPerson ? "/mypage" : undefined);
  if (account.state !== "ready" || isPerson)
    return <AccountState account={account} load={load} title={title} />;
  return <OrganizationForm me={account.me} />;
}

function OrganizationForm({ me: { email, profile } }: { readonly me: Me }) {
  const { m, language, say } = useSite();
  const words = organizationWords[language];
  const stepUp = useStepUp();
  const [failure, setFailure] = useState<CallFailure>();
  const check = useCallback<Check>(
    (values) => {
      const body = organizationBody(profile, values);
      const isSame = body.organizationName === undefined && body.representative === undefined;
      const unchanged = { pointer: "/organizationName", code: "unchanged", detail: words.unchanged };
      const errors = errorsOf(organizationRequest, body);
      return isSame
        ? [unchanged, ...errors.filter(({ pointer }) => pointer !== "/organizationName")]
        : errors;
    },
    [profile, words],
  );
  const { form, errors, refusals, showErrors, onSubmit } = useContractForm({
    check,
    order: organizationOrder,
    defaultValues: {
      ...startingValues(organizationFields, profileValues(profile)),
      ...{ changeReason: "", effectiveOn: "" },
    },
  });
  useUnsavedWarning(form.formState.isDirty);
  const submit = onSubmit(async (values) => {
    setFailure(undefined);
    const body = organizationBody(profile, values);
    const result = await stepUp.within(() => changeOrganization(body, language));
    if (result.ok) {
      sessionStore.signedIn(displayName(result.value));
      return navigate("/mypage", { note: "organization-changed" });
    }
    if (isStepUpNeeded(result)) return;
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
    <Screen title={words.title} hasErrors={errors.length > 0}>
      <p>{words.lead}</p>
      <ScreenForm errors={errors} refusals={refusals} failure={failure} submit={submit} isBusy={isSubmitting}>
        <TextField
          form={form}
          name="organizationName"
          hint={<CharactersHint before={m.profile.charactersBefore} />}
          isRequired
          normalise="text"
          autoComplete="organization"
        />
        <PersonName
          form={form}
          prefix="representative/"
          legend={say(fieldLabel("/representative"))}
          kanaLegend={m.profile.kana.representative}
        />
        <RadioGroup
          form={form}
          name="changeReason"
          legend={words.reason}
          isRequired
          options={changeReasons.map((value) => ({ value, label: words.reasons[value] }))}
        />
        <DateField form={form} name="effectiveOn" label={words.effectiveOn} isRequired yearsAhead={1} />
        <p className="actions">
          <SubmitButton label={words.submit} isBusy={isSubmitting} />
          <Link href="/mypage" className="button button--second">
            {words.cancel}
          </Link>
        </p>
      </ScreenForm>
      <StepUpDialog stepUp={stepUp} email={email} />
    </Screen>
  );
}
