import { useState } from "react";
import { withdrawalReasons, withdrawalRequest } from "../../contracts/withdrawal.ts";
import { AccountState } from "../account/account-state.tsx";
import { StepUpDialog } from "../account/step-up-dialog.tsx";
import { useMe } from "../account/use-me.ts";
import { isStepUpNeeded, useStepUp } from "../account/use-step-up.ts";
import { requestWithdrawal } from "../client/account-life.ts";
import { type CallFailure, codeOf, fieldErrorsOf } from "../client/failure.ts";
import { ConfirmDialog } from "../components/confirm-dialog.tsx";
import { FieldError, Mark } from "../components/field.tsx";
import { RadioGroup } from "../components/radio-group.tsx";
import { Screen } from "../components/screen.tsx";
import { ScreenForm } from "../components/screen-form.tsx";
import { SubmitButton } from "../components/submit-button.tsx";
import { useRedirect } from "../flow/use-redirect.ts";
import { errorsOf } from "../forms/checks.ts";
import type { Check, FormValues } from "../forms/contract-resolver.ts";
import { useContractForm } from "../forms/use-contract-form.ts";
import { withdrawalWords } from "../messages/account-life.ts";
import { Link } from "../router/link.tsx";
import { navigate } from "../router/location.ts";
import { sessionStore } from "../session/session.ts";
import { useSite } from "../site.ts";

const toBody = ({ reason, confirmed }: FormValues) => ({
  ...(reason && { reason }),
  confirmed: confirmed === "yes",
});

const check: Check = (values) => errorsOf(withdrawalRequest, toBody(values));

/** 『利用者登録の廃止』. */
export default function WithdrawalScreen() {
  const { language } = useSite();
  const { account, load } = useMe({ admitsPending: true });
  const isAsked = account.state === "ready" && account.me.withdrawal !== undefined;
  // My page says when it ends, and lets its owner keep it.
  useRedirect(isAsked ? "/mypage" : undefined);
  if (account.state !== "ready" || isAsked)
    return <AccountState account={account} load={load} title={withdrawalWords[language].title} />;
  return <WithdrawalForm email={account.me.email} />;
}

function WithdrawalForm({ email }: { readonly email: string }) {
  const { language } = useSite();
  const words = withdrawalWords[language];
  const [failure, setFailure] = useState<CallFailure>();
  const [dialog, setDialog] = useState<"closed" | "open" | "working">("closed");
  const stepUp = useStepUp();
  const { form, errors, refusals, showErrors, onSubmit } = useContractForm({
    check,
    order: ["reason", "confirmed"],
    defaultValues: { reason: "", confirmed: "" },
  });
  const submit = onSubmit(async () => setDialog("open"));
  const request = async () => {
    setFailure(undefined);
    setDialog("working");
    const result = await stepUp.within(() => requestWithdrawal(toBody(form.getValues()), language));
    setDialog("closed");
    if (isStepUpNeeded(result)) return;
    if (result.ok) return navigate("/mypage", { replace: true, note: "withdrawal-requested" });
    const code = codeOf(result.failure);
    // The answer to an earlier try was lost.
    if (code === "withdrawal-pending") return navigate("/mypage", { replace: true });
    if (code === "not-signed-in") {
      sessionStore.signedOut();
      return navigate("/login", { note: "needed" });
    }
    const refused = fieldErrorsOf(result.failure);
    if (refused.length > 0) return showErrors(refused);
    setFailure(result.failure);
  };
  const isBusy = dialog === "working";
  const error = form.formState.errors["confirmed"]?.message;
  return (
    <Screen title={words.title} hasErrors={errors.length > 0}>
      <p>{words.lead}</p>
      <Items title={words.deleted} items={words.deletedItems} />
      <Items title={words.kept} items={words.keptItems} />
      <ScreenForm errors={errors} refusals={refusals} failure={failure} submit={submit} isBusy={isBusy}>
        <RadioGroup
          form={form}
          name="reason"
          legend={words.reason}
          options={withdrawalReasons.map((value) => ({ value, label: words.reasons[value] }))}
        />
        <div className={error ? "field field--error" : "field"}>
          <FieldError id="confirmed" error={error} />
          <div className="field__head">
            <label className="choice">
              <input
                {...form.register("confirmed", {
                  // Not when it is left: the button that somebody is pressing would move from under the finger.
                  onChange: () => error && form.trigger("confirmed"),
                })}
                type="checkbox"
                id="confirmed"
                value="yes"
                aria-required="true"
                aria-invalid={error !== undefined}
                aria-describedby={error && "confirmed-error"}
              />
              <span>{words.confirmed}</span>
            </label>
            <Mark need="required" />
          </div>
        </div>
        <p className="actions">
          <SubmitButton label={words.submit} isBusy={isBusy} />
          <Link href="/mypage" className="button button--second">
            {words.cancel}
          </Link>
        </p>
      </ScreenForm>
      <ConfirmDialog
        isOpen={dialog !== "closed"}
        isWorking={isBusy}
        question={words.question}
        working={words.working}
        onOk={request}
        onCancel={() => setDialog("closed")}
      />
      <StepUpDialog stepUp={stepUp} email={email} />
    </Screen>
  );
}

function Items({ title, items }: { readonly title: string; readonly items: readonly string[] }) {
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </section>
  );
}
