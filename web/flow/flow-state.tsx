import { Contact } from "../components/contact.tsx";
import { FailurePanel } from "../components/failure-panel.tsx";
import { Loading } from "../components/loading.tsx";
import { Notice } from "../components/notice.tsx";
import { Screen } from "../components/screen.tsx";
import { Link } from "../router/link.tsx";
import { useSession } from "../session/use-session.ts";
import { useSite } from "../site.ts";
import { readDraft } from "../storage/draft.ts";
import type { LostReason } from "./lost-reason.ts";
import type { FlowHandle } from "./use-flow.ts";
import { useRefreshing } from "./use-refreshing.ts";

interface FlowStateProps extends FlowHandle {
  readonly title: string;
  readonly step: 2 | 3 | 4;
}

/** What a registration screen shows when there is nothing to fill in: loading, lost, failed, or already over. */
export function FlowState({ flow, refresh, title, step }: FlowStateProps) {
  const { m } = useSite();
  const session = useSession();
  if (flow.state === "lost") {
    // Without an id, whoever is signed in has completed one.
    const isOver =
      flow.reason === "completed" || (flow.reason === "browser" && session.state !== "signed-out");
    return isOver ? <Completed /> : <Lost reason={flow.reason} refresh={refresh} />;
  }
  if (flow.state === "ready" && flow.standing.state === "completed") return <Completed />;
  if (flow.state === "ready" && flow.standing.state === "duplicate")
    return <Duplicate receptionNumber={flow.standing.receptionNumber} />;
  if (flow.state === "ready" && flow.standing.state === "completing")
    return <Completing refresh={refresh} receptionNumber={flow.standing.receptionNumber} />;
  return (
    <Screen title={title} step={step}>
      {flow.state === "failed" ? (
        <FailurePanel failure={flow.failure} onRetry={refresh} />
      ) : (
        <Loading text={m.flow.loading} />
      )}
    </Screen>
  );
}

interface LostProps {
  readonly reason: Exclude<LostReason, "completed">;
  readonly refresh: () => Promise<void>;
}

/** Which of the three it is, as far as the browser lets us know, and what helps. */
function Lost({ reason, refresh }: LostProps) {
  const { m } = useSite();
  return (
    <Screen title={m.flow.lostTitle} isEnd>
      <p>{m.flow.lostReasons[reason]}</p>
      {hasTyped() && <p>{m.flow.lostKept}</p>}
      <p className="actions">
        {reason === "cookies" ? (
          <button type="button" className="button" onClick={refresh}>
            {m.flow.checkAgain}
          </button>
        ) : (
          <Link href="/register" className="button">
            {m.flow.lostLink}
          </Link>
        )}
      </p>
      <Contact />
    </Screen>
  );
}

function hasTyped(): boolean {
  const { address = {}, profile = {} } = readDraft();
  return [address, profile].some((values) => Object.values(values).some((text) => text !== ""));
}

function Completed() {
  const { m } = useSite();
  return (
    <Screen title={m.flow.completedTitle} isEnd>
      <p>{m.flow.completedBody}</p>
      <p className="actions">
        <Link href="/mypage" className="button">
          {m.complete.myPage}
        </Link>
      </p>
    </Screen>
  );
}

interface KnownFlow {
  readonly receptionNumber: string;
}

/** By what the registrant names the registration to a person. */
function ReceptionNumber({ receptionNumber }: KnownFlow) {
  const { m } = useSite();
  return (
    <p className="small">
      {m.flow.receptionNumber}: {receptionNumber}
    </p>
  );
}

function Duplicate({ receptionNumber }: KnownFlow) {
  const { m } = useSite();
  return (
    <Screen title={m.flow.duplicateTitle} isEnd>
      <p>{m.flow.duplicateBody}</p>
      <p className="actions">
        <Link href="/login" className="button">
          {m.login.submit}
        </Link>
        <Link href="/register/email" className="button button--second">
          {m.flow.otherAddress}
        </Link>
      </p>
      <p>
        <Link href="/password/reset">{m.login.forgot}</Link>
      </p>
      <ReceptionNumber receptionNumber={receptionNumber} />
    </Screen>
  );
}

/** A completion whose answer was lost goes on by itself; this waits for its end. */
function Completing({ refresh, receptionNumber }: KnownFlow & { readonly refresh: () => Promise<void> }) {
  const { m } = useSite();
  useRefreshing(true, refresh);
  return (
    <Screen title={m.flow.completingTitle} isEnd>
      <Notice kind="info" isAlert>
        <p>{m.flow.completingBody}</p>
      </Notice>
      <ReceptionNumber receptionNumber={receptionNumber} />
    </Screen>
  );
}
