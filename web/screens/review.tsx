import { useRef, useState } from "react";
import { displayName } from "../../contracts/display-name.ts";
import { fieldLabel } from "../../contracts/field-labels.ts";
import { parseStoredForm } from "../../contracts/stored-form.ts";
import { type CallFailure, codeOf, fieldErrorsOf } from "../client/failure.ts";
import { completeRegistration, type Standing } from "../client/registrations.ts";
import { ConfirmDialog } from "../components/confirm-dialog.tsx";
import { FactList } from "../components/fact-list.tsx";
import { FailurePanel } from "../components/failure-panel.tsx";
import { Screen } from "../components/screen.tsx";
import { completePatiently } from "../flow/complete.ts";
import { FlowState } from "../flow/flow-state.tsx";
import { FlowTime } from "../flow/flow-time.tsx";
import { PasswordAgain } from "../flow/password-again.tsx";
import { type FlowHandle, isLost, useFlow } from "../flow/use-flow.ts";
import { useRedirect } from "../flow/use-redirect.ts";
import { fieldId } from "../forms/field-names.ts";
import { refusedFields } from "../forms/refused-fields.ts";
import { useUnsavedWarning } from "../forms/use-unsaved-warning.ts";
import { Link } from "../router/link.tsx";
import { navigate } from "../router/location.ts";
import { sessionStore } from "../session/session.ts";
import { useSite } from "../site.ts";
import { forgetDraft, readDraft } from "../storage/draft.ts";
import { passwords } from "../storage/passwords.ts";
import { registrationId } from "../storage/registration-id.ts";
import { profileFacts } from "../text/profile-facts.ts";

/** As many dots whatever the length: it is nobody else's business. */
const MASK = "●●●●●●●●";

/** 『入力内容の確認』. */
export default function ReviewScreen() {
  const { m } = useSite();
  const handle = useFlow();
  const { flow, refresh } = handle;
  const [{ accountType = "business", ...draft }] = useState(readDraft);
  const state = flow.state === "ready" ? flow.standing.state : undefined;
  // What was typed for another address is not this registration's.
  const isOwn = flow.state === "ready" && draft.owner === flow.standing.email;
  const reviewed = isOwn ? draft.reviewed : undefined;
  const isTooEarly = state === "requested" || state === "code-sent";
  const [unjudgedOwner] = useState(passwords.unjudgedOwner);
  const isUnjudged = flow.state === "ready" && unjudgedOwner === flow.standing.email;
  const hasForm = reviewed !== undefined && !isUnjudged;
  useRedirect(
    isTooEarly ? "/register/code" : state === "verified" && !hasForm ? "/register/profile" : undefined,
  );
  if (flow.state !== "ready" || !hasForm || (state !== "verified" && state !== "expired")) {
    return <FlowState {...handle} title={m.review.titles[accountType]} step={4} />;
  }
  const isAnswered = (draft.profile?.["notifications"] ?? "") !== "";
  return <Review {...{ standing: flow.standing, refresh, reviewed, isAnswered }} />;
}

interface ReviewProps {
  readonly standing: Standing;
  readonly refresh: FlowHandle["refresh"];
  readonly reviewed: Readonly<Record<string, unknown>>;
  /** Whether the registrant said if notices are wished for: no answer is registered as none, and shown as it is. */
  readonly isAnswered: boolean;
}

function Review({ standing, refresh, reviewed, isAnswered }: ReviewProps) {
  const { m, language, config, say } = useSite();
  const { accountType, registrationId: id } = standing;
  const [dialog, setDialog] = useState<"closed" | "asking" | "working">("closed");
  const [failure, setFailure] = useState<CallFailure>();
  const [wasForgotten] = useState(passwords.read(standing.email).password === "");
  const [hasPassword, setHasPassword] = useState(!wasForgotten);
  const isRunning = useRef(false);
  const isExpired = standing.state === "expired";
  useUnsavedWarning(dialog !== "working");

  const complete = async () => {
    if (isRunning.current) return;
    isRunning.current = true;
    setFailure(undefined);
    setDialog("working");
    const body = { profile: reviewed, ...passwords.read(standing.email) };
    const result = await completePatiently(() => completeRegistration(id, body, language));
    isRunning.current = false;
    setDialog("closed");
    if (result.ok) return finish(id, nameIn({ accountType, profile: reviewed }));
    await explain(result.failure);
  };

  const explain = async (refusal: CallFailure) => {
    const refused = fieldErrorsOf(refusal);
    if (refused.length > 0) {
      refusedFields.keep(refused);
      return navigate("/register/profile", { note: "refused" });
    }
    if (toldByStanding.has(codeOf(refusal)) || isLost(refusal)) return refresh();
    setFailure(refusal);
  };

  const facts = [
    { name: "email", label: m.profile.userId, value: standing.email },
    { name: "password", label: say(fieldLabel("/password")), value: `${MASK} ${m.review.hidden}` },
    ...profileFacts(accountType, reviewed, { m, language, config }).map((fact) =>
      fact.name === "notifications" && !isAnswered ? { ...fact, value: m.review.unanswered } : fact,
    ),
  ];
  const lead = isExpired ? m.review.leadExpired : hasPassword ? m.review.lead : m.review.leadPassword;
  return (
    <Screen title={m.review.titles[accountType]} step={4}>
      <FlowTime standing={standing} refresh={refresh} />
      <p>{lead}</p>
      <p>{m.review.correct}</p>
      {failure && <FailurePanel failure={failure} onRetry={complete} isBusy={dialog === "working"} />}
      <FactList facts={facts} changeAt={changeAt} />
      {!hasPassword && (
        <PasswordAgain
          registrationId={id}
          email={standing.email}
          profile={reviewed}
          onDone={() => setHasPassword(true)}
        />
      )}
      <p className="actions">
        {hasPassword && !isExpired && (
          <button
            type="button"
            className="button"
            // biome-ignore lint/a11y/noAutofocus: the form for the password goes, and the focus with it
            autoFocus={wasForgotten}
            onClick={() => setDialog("asking")}
          >
            {m.review.submit}
          </button>
        )}
        <Link href="/register/profile" className="button button--second">
          {m.review.back}
        </Link>
      </p>
      <ConfirmDialog
        isOpen={dialog !== "closed"}
        isWorking={dialog === "working"}
        question={m.review.confirm}
        working={m.review.working}
        onOk={complete}
        onCancel={() => setDialog("closed")}
      />
    </Screen>
  );
}

/** What the header will call the user: the form has been kept in the tab, where anything may stand. */
function nameIn(form: unknown): string {
  const typed = parseStoredForm(form);
  return typed ? displayName(typed) : "";
}

/** Everything but the address, which a registration is for. */
const changeAt = (name: string) => (name === "email" ? undefined : `/register/profile#${fieldId(name)}`);

/** The account exists, and its user is signed in: nothing of the registration stays in the browser. */
function finish(id: string, name: string): void {
  forgetDraft();
  passwords.forget();
  registrationId.complete(id);
  sessionStore.signedIn(name);
  navigate("/register/complete", { replace: true, note: "completed" });
}

/** Refusals that the screen itself tells once it has asked where the registration stands. */
const toldByStanding: ReadonlySet<string> = new Set([
  "expired",
  "already-registered",
  "already-completed",
  "not-verified",
]);
