import { useState } from "react";
import { handoverRequest } from "../../contracts/handover.ts";
import type { Me } from "../../contracts/me-answer.ts";
import { AccountState } from "../account/account-state.tsx";
import { StepUpDialog } from "../account/step-up-dialog.tsx";
import { useMe } from "../account/use-me.ts";
import { isStepUpNeeded, useStepUp } from "../account/use-step-up.ts";
import { type CallFailure, codeOf, fieldErrorsOf } from "../client/failure.ts";
import { startHandover } from "../client/handovers.ts";
import { EmailTwice, emailTwice } from "../components/email-twice.tsx";
import { Notice } from "../components/notice.tsx";
import { Screen } from "../components/screen.tsx";
import { ScreenForm } from "../components/screen-form.tsx";
import { SubmitButton } from "../components/submit-button.tsx";
import { useRedirect } from "../flow/use-redirect.ts";
import { errorsOf } from "../forms/checks.ts";
import type { Check, FormValues } from "../forms/contract-resolver.ts";
import { useContractForm } from "../forms/use-contract-form.ts";
import { OpenInvitation } from "../handover/open-invitation.tsx";
import { handoverWords } from "../messages/handover.ts";
import { handoverEntryWords } from "../messages/handover-entry.ts";
import { Link } from "../router/link.tsx";
import { navigate } from "../router/location.ts";
import { sessionStore } from "../session/session.ts";
import { useSite } from "../site.ts";

const empty = { email: "", emailConfirmation: "" };
const toBody = (values: FormValues) => ({ ...empty, ...values });

const check: Check = (values) => errorsOf(handoverRequest, toBody(values));

/** 『担当者の引き継ぎ』, of a business. */
export default function HandoverScreen() {
  const { language } = useSite();
  const { account, load } = useMe();
  const isPerson = account.state === "ready" && account.me.accountType !== "business";
  useRedirect(isPerson ? "/mypage" : undefined);
  if (account.state !== "ready" || isPerson)
    return <AccountState account={account} load={load} title={handoverEntryWords[language].title} />;
  return <Handover me={account.me} load={load} />;
}

interface HandoverProps {
  readonly me: Me;
  readonly load: () => Promise<void>;
}

type Done = { readonly kind: "sent"; readonly email: string } | { readonly kind: "withdrawn" };

function Handover({ me: { email: own, handover }, load }: HandoverProps) {
  const { language } = useSite();
  const words = handoverWords[language];
  const stepUp = useStepUp();
  const [done, setDone] = useState<Done>();
  const [failure, setFailure] = useState<CallFailure>();
  const { form, errors, refusals, showErrors, onSubmit } = useContractForm({
    check,
    order: emailTwice,
    defaultValues: empty,
  });
  const invite = async (body: unknown): Promise<CallFailure | undefined> => {
    setDone(undefined);
    const result = await stepUp.within(() => startHandover(body, language));
    if (isStepUpNeeded(result)) return undefined;
    if (result.ok) {
      setDone({ kind: "sent", email: result.value.email });
      await load();
      return undefined;
    }
    if (codeOf(result.failure) !== "not-signed-in") return result.failure;
    sessionStore.signedOut();
    navigate("/login", { note: "needed" });
    return undefined;
  };
  const submit = onSubmit(async (values) => {
    setFailure(undefined);
    const refused = await invite(toBody(values));
    if (!refused) return;
    const fields = errorsAtFields(refused);
    if (fields.length > 0) return showErrors(fields);
    setFailure(refused);
    // Another tab has sent an invitation meanwhile.
    if (codeOf(refused) === "handover-pending") await load();
  });
  const withdrawn = async () => {
    form.reset(empty);
    setDone({ kind: "withdrawn" });
    await load();
  };
  const { isSubmitting } = form.formState;
  return (
    <Screen title={handoverEntryWords[language].title} hasErrors={errors.length > 0}>
      {done && (
        <Notice kind="success" isAlert>
          <p>{done.kind === "sent" ? words.sent(done.email) : words.withdrawn}</p>
        </Notice>
      )}
      <p>{words.lead}</p>
      <ul>
        {words.effects.map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
      {handover ? (
        <OpenInvitation
          invitation={handover}
          again={(email) => invite({ email, emailConfirmation: email })}
          onWithdrawn={withdrawn}
        />
      ) : (
        <ScreenForm
          errors={errors}
          refusals={refusals}
          failure={failure}
          submit={submit}
          isBusy={isSubmitting}
        >
          <EmailTwice form={form} label={words.email} labelAgain={words.emailAgain} />
          <p className="actions">
            <SubmitButton label={words.submit} isBusy={isSubmitting} />
          </p>
        </ScreenForm>
      )}
      <p className="actions">
        <Link href="/mypage" className="button button--second">
          {words.leave}
        </Link>
      </p>
      <StepUpDialog stepUp={stepUp} email={own} />
    </Screen>
  );
}

/** The address that the account has already is wrong in its field. */
function errorsAtFields(failure: CallFailure) {
  if (failure.code === "email-unchanged")
    return [{ pointer: "/email", code: failure.code, detail: failure.problem.detail }];
  return fieldErrorsOf(failure);
}
