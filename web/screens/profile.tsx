import { useCallback, useEffect, useState } from "react";
import { completionRequestOf } from "../../contracts/completion.ts";
import { namesIn } from "../../contracts/password-judgement.ts";
import { type CallFailure, codeOf, fieldErrorsOf } from "../client/failure.ts";
import { reviewProfile, type Standing } from "../client/registrations.ts";
import { changeId } from "../components/fact-list.tsx";
import { FormCard } from "../components/form-card.tsx";
import { NewPasswordFields } from "../components/new-password-fields.tsx";
import { Notice } from "../components/notice.tsx";
import { ProfileFields } from "../components/profile-fields.tsx";
import { Purpose } from "../components/purpose.tsx";
import { Screen } from "../components/screen.tsx";
import { ScreenForm } from "../components/screen-form.tsx";
import { SubmitButton } from "../components/submit-button.tsx";
import { FlowState } from "../flow/flow-state.tsx";
import { FlowTime } from "../flow/flow-time.tsx";
import { handedStanding } from "../flow/handed-standing.ts";
import { refusalOf } from "../flow/password-judge.ts";
import { type FlowHandle, isLost, useFlow } from "../flow/use-flow.ts";
import { usePasswordJudge } from "../flow/use-password-judge.ts";
import { useRedirect } from "../flow/use-redirect.ts";
import { errorsOf } from "../forms/checks.ts";
import type { Check } from "../forms/contract-resolver.ts";
import { profileBody } from "../forms/profile-body.ts";
import { formParts, registrationFields, startingValues } from "../forms/profile-fields.ts";
import { refusedFields } from "../forms/refused-fields.ts";
import { withChoice } from "../forms/use-choice.ts";
import { useContractForm } from "../forms/use-contract-form.ts";
import { useUnsavedWarning } from "../forms/use-unsaved-warning.ts";
import { navigate } from "../router/location.ts";
import type { ScreenProps } from "../router/screen-props.ts";
import { useSite } from "../site.ts";
import { type Draft, readDraft, saveDraft } from "../storage/draft.ts";
import { passwords } from "../storage/passwords.ts";

/** 『利用者情報の入力』. */
export default function ProfileScreen({ place }: ScreenProps) {
  const { m } = useSite();
  const handle = useFlow();
  const { flow, refresh } = handle;
  const state = flow.state === "ready" ? flow.standing.state : undefined;
  useRedirect(state === "requested" || state === "code-sent" ? "/register/code" : undefined);
  if (flow.state !== "ready" || (state !== "verified" && state !== "expired")) {
    const title = m.profile.titles[readDraft().accountType ?? "business"];
    return <FlowState {...handle} title={title} step={3} />;
  }
  return (
    <ProfileForm
      standing={flow.standing}
      refresh={refresh}
      isRefused={place.note === "refused"}
      changes={place.hash.slice(1)}
    />
  );
}

interface ProfileFormProps {
  readonly standing: Standing;
  readonly refresh: FlowHandle["refresh"];
  readonly isRefused: boolean;
  /** Id of the field that the review was left for, or nothing. */
  readonly changes: string;
}

function ProfileForm({ standing, refresh, isRefused, changes }: ProfileFormProps) {
  const { m, language, config } = useSite();
  const { accountType, registrationId: id } = standing;
  const [failure, setFailure] = useState<CallFailure>();
  const [draft] = useState(readDraft);
  const isOwn = draft.owner === standing.email;
  const [isPasswordGone] = useState(
    () => isOwn && wasTyped(draft) && passwords.read(standing.email).password === "",
  );
  const [order] = useState(() => registrationFields(config, accountType));
  const judge = usePasswordJudge(id);

  const check = useCallback<Check>(
    async (values) => {
      const { password = "", passwordConfirmation = "" } = values;
      const profile = profileBody(values);
      const body = { profile, password, passwordConfirmation };
      const found = errorsOf(completionRequestOf[accountType], body, config);
      return [
        ...(await withChoice(found, config, { accountType, profile })),
        ...refusalOf(judge, password, namesIn(profile)),
      ];
    },
    [accountType, judge, config],
  );
  const { form, errors, refusals, showErrors, onSubmit } = useContractForm({
    check,
    order,
    defaultValues: {
      ...startingValues(order, isOwn ? draft.profile : {}),
      ...passwords.read(standing.email),
    },
  });
  const { watch, formState } = form;
  useUnsavedWarning(formState.isDirty || (isOwn && wasTyped(draft)));

  useEffect(() => {
    const { unsubscribe } = watch((typed) => {
      const values = Object.fromEntries(order.map((name) => [name, typed[name] ?? ""]));
      saveDraft({ owner: standing.email, profile: values });
      passwords.keep(standing.email, {
        password: values["password"] ?? "",
        passwordConfirmation: values["passwordConfirmation"] ?? "",
      });
    });
    return unsubscribe;
  }, [watch, order, standing.email]);

  useEffect(() => {
    const refused = refusedFields.take();
    if (refused.length > 0) showErrors(refused);
  }, [showErrors]);

  const submit = onSubmit(async (values) => {
    setFailure(undefined);
    const profile = profileBody(values);
    const [password, names] = [values["password"] ?? "", namesIn(profile)];
    const [result, verdict] = await Promise.all([
      reviewProfile(id, profile, language),
      judge.judge(password, names),
    ]);
    if (result.ok) {
      if (verdict.state === "refused") return showErrors(verdict.errors);
      if (verdict.state === "unanswered")
        return isLost(verdict.failure) ? refresh() : setFailure(verdict.failure);
      passwords.accept(password);
      saveDraft({ accountType, owner: standing.email, reviewed: result.value.profile });
      // What is said of time here may be over, if another tab has asked for a new code.
      if (standing.state === "verified") handedStanding.hand(standing);
      return navigate(`/register/review${changes && `#${changeId(changes)}`}`);
    }
    const refused = fieldErrorsOf(result.failure);
    if (refused.length > 0) return showErrors([...refusalOf(judge, password, names), ...refused]);
    if (codeOf(result.failure) === "expired" || isLost(result.failure)) return refresh();
    setFailure(result.failure);
    if (result.failure.problem?.status === 409) await refresh();
  });
  const { isSubmitting } = formState;
  return (
    <Screen title={m.profile.titles[accountType]} step={3} hasErrors={errors.length > 0}>
      <FlowTime standing={standing} refresh={refresh} />
      <p>{m.profile.lead}</p>
      <p>{m.profile.benefit}</p>
      {!isOwn && wasTyped(draft) && (
        <OfferedForm
          owner={draft.owner}
          onTake={() => {
            for (const [name, text] of Object.entries(startingValues(order, draft.profile)))
              if (!passwordNames.has(name)) form.setValue(name, text, { shouldDirty: true });
          }}
        />
      )}
      {isPasswordGone && !isRefused && (
        <Notice kind="info">
          <p>
            {m.profile.restored} {m.profile.passwordForgotten}
          </p>
        </Notice>
      )}
      <ScreenForm errors={errors} refusals={refusals} failure={failure} submit={submit} isBusy={isSubmitting}>
        <FormCard form={form} title={m.profile.parts.login} names={formParts.login}>
          <dl className="facts">
            <div className="facts__row">
              <dt>{m.profile.userId}</dt>
              <dd>{standing.email}</dd>
            </div>
          </dl>
          <NewPasswordFields
            form={form}
            email={standing.email}
            judge={judge}
            names={() => namesIn(profileBody(form.getValues()))}
          />
        </FormCard>
        <ProfileFields form={form} accountType={accountType} />
        <Purpose />
        <p className="actions">
          <SubmitButton label={m.profile.submit} isBusy={isSubmitting} />
        </p>
      </ScreenForm>
    </Screen>
  );
}

/** A form that was typed in this tab for another address: offered, and never taken over by itself. */
function OfferedForm({ owner, onTake }: { readonly owner: string | undefined; readonly onTake: () => void }) {
  const { m } = useSite();
  const [isTaken, setIsTaken] = useState(false);
  return (
    <Notice kind="info" title={m.profile.offeredTitle}>
      <p>{m.profile.offeredBody(owner ?? "")}</p>
      <button
        type="button"
        className="button button--second"
        onClick={() => {
          onTake();
          setIsTaken(true);
        }}
      >
        {m.profile.takeOffered}
      </button>
      <p role="status">{isTaken && m.profile.offeredTaken}</p>
    </Notice>
  );
}

const passwordNames: ReadonlySet<string> = new Set(["password", "passwordConfirmation"]);

const wasTyped = ({ profile = {} }: Draft) => Object.values(profile).some((text) => text !== "");
