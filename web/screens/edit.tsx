import { useCallback, useState } from "react";
import type { AccountType } from "../../contracts/account-type.ts";
import { displayName } from "../../contracts/display-name.ts";
import type { Me } from "../../contracts/me-answer.ts";
import { profileOf } from "../../contracts/profile.ts";
import { AccountState } from "../account/account-state.tsx";
import { useMe } from "../account/use-me.ts";
import { updateAccount } from "../client/corrections.ts";
import { type CallFailure, codeOf, fieldErrorsOf } from "../client/failure.ts";
import { FactList } from "../components/fact-list.tsx";
import { Notice } from "../components/notice.tsx";
import { ProfileFields } from "../components/profile-fields.tsx";
import { Purpose } from "../components/purpose.tsx";
import { Screen } from "../components/screen.tsx";
import { ScreenForm } from "../components/screen-form.tsx";
import { SubmitButton } from "../components/submit-button.tsx";
import { errorsOf } from "../forms/checks.ts";
import type { Check } from "../forms/contract-resolver.ts";
import { organizationFields } from "../forms/organization-body.ts";
import { profileBody } from "../forms/profile-body.ts";
import { offeredFields, startingValues } from "../forms/profile-fields.ts";
import { profilePatch, profileValues } from "../forms/profile-patch.ts";
import { useChoice, withChoice } from "../forms/use-choice.ts";
import { useContractForm } from "../forms/use-contract-form.ts";
import { useKeptValues } from "../forms/use-kept-values.ts";
import { useUnsavedWarning } from "../forms/use-unsaved-warning.ts";
import { editWords } from "../messages/edit.ts";
import { organizationWords } from "../messages/organization.ts";
import { Link } from "../router/link.tsx";
import { navigate } from "../router/location.ts";
import { sessionStore } from "../session/session.ts";
import { useSite } from "../site.ts";
import { editDraft } from "../storage/edit-draft.ts";
import { profileFacts } from "../text/profile-facts.ts";

/** Correction of the registered information. */
export default function EditScreen() {
  const words = editWords[useSite().language];
  const { account, load } = useMe();
  useChoice();
  if (account.state !== "ready") return <AccountState account={account} load={load} title={words.title} />;
  return <EditForm me={account.me} />;
}

function EditForm({ me: { accountType, profile } }: { readonly me: Me }) {
  const { language, config } = useSite();
  const words = editWords[language];
  const [failure, setFailure] = useState<CallFailure>();
  const [draft] = useState(editDraft.read);
  const [stored] = useState(() => profileValues(profile));
  const [order] = useState(() =>
    offeredFields(config, accountType).filter((name) => isEdited(accountType, name)),
  );
  const check = useCallback<Check>(
    (values) => {
      const whole = profileBody({ ...stored, ...values });
      const found = errorsOf(profileOf[accountType], whole);
      return withChoice(found, config, { accountType, profile: whole });
    },
    [accountType, stored, config],
  );
  const { form, errors, refusals, showErrors, onSubmit } = useContractForm({
    check,
    order,
    defaultValues: startingValues(order, { ...stored, ...draft }),
  });
  const { formState } = form;
  useUnsavedWarning(formState.isDirty || draft !== undefined);
  useKeptValues(form, order, editDraft.save);

  const submit = onSubmit(async (values) => {
    setFailure(undefined);
    const result = await updateAccount(profilePatch(profile, values), language);
    if (result.ok) {
      editDraft.forget();
      sessionStore.signedIn(displayName(result.value));
      return navigate("/mypage", { note: "saved" });
    }
    const refused = fieldErrorsOf(result.failure);
    if (refused.length > 0) return showErrors(refused);
    if (codeOf(result.failure) === "not-signed-in") {
      sessionStore.signedOut();
      return navigate("/login", { note: "needed" });
    }
    setFailure(result.failure);
  });
  const { isSubmitting } = formState;
  return (
    <Screen title={words.title} hasErrors={errors.length > 0}>
      <p>{words.lead}</p>
      {draft !== undefined && (
        <Notice kind="info">
          <p>{words.restored}</p>
        </Notice>
      )}
      <ScreenForm errors={errors} refusals={refusals} failure={failure} submit={submit} isBusy={isSubmitting}>
        <ProfileFields
          form={form}
          accountType={accountType}
          {...(accountType === "business" && { organization: <Organization profile={profile} /> })}
        />
        <Purpose />
        <p className="actions">
          <SubmitButton label={words.submit} isBusy={isSubmitting} />
          <Link href="/mypage" className="button button--second" onClick={editDraft.forget}>
            {words.cancel}
          </Link>
        </p>
      </ScreenForm>
    </Screen>
  );
}

/** Who a business is changes on a screen of its own, with a reason. */
const isEdited = (accountType: AccountType, name: string) =>
  accountType !== "business" || !organizationFields.includes(name);

function Organization({ profile }: Pick<Me, "profile">) {
  const { m, language, config } = useSite();
  const words = organizationWords[language];
  const facts = profileFacts("business", profile, { m, language, config });
  return (
    <>
      <FactList facts={facts.filter(({ name }) => organizationFields.includes(name))} />
      <p>
        {words.elsewhere} <Link href="/mypage/organization">{words.title}</Link>
      </p>
    </>
  );
}
