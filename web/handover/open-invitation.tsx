import { useState } from "react";
import type { Me } from "../../contracts/me-answer.ts";
import type { CallResult } from "../client/call.ts";
import { type CallFailure, codeOf } from "../client/failure.ts";
import { cancelHandover } from "../client/handovers.ts";
import { FactList } from "../components/fact-list.tsx";
import { FailurePanel } from "../components/failure-panel.tsx";
import { handoverWords } from "../messages/handover.ts";
import { useSite } from "../site.ts";
import { momentInJapan } from "../text/dates.ts";

interface OpenInvitationProps {
  readonly invitation: NonNullable<Me["handover"]>;
  /** Sends the mail once more. */
  readonly again: (email: string) => Promise<CallFailure | undefined>;
  readonly onWithdrawn: () => Promise<void>;
}

/** The invitation that can be followed at present: to be sent again, or withdrawn. */
export function OpenInvitation({ invitation, again, onWithdrawn }: OpenInvitationProps) {
  const { language } = useSite();
  const words = handoverWords[language];
  const { handoverId, email, expiresAt } = invitation;
  const [isBusy, setIsBusy] = useState(false);
  const [failed, setFailed] = useState<{ readonly failure: CallFailure; readonly retry: () => void }>();
  const doing = (act: () => Promise<CallFailure | undefined>) => async () => {
    if (isBusy) return;
    setIsBusy(true);
    setFailed(undefined);
    const failure = await act();
    setIsBusy(false);
    if (failure) setFailed({ failure, retry: doing(act) });
  };
  const send = doing(() => again(email));
  const withdraw = doing(async () => {
    const result: CallResult<unknown> = await cancelHandover(handoverId, language);
    const isOver = result.ok || codeOf(result.failure) === "not-signed-in";
    if (!isOver) return result.failure;
    await onWithdrawn();
    return undefined;
  });
  return (
    <section>
      <h2>{words.open}</h2>
      {failed && <FailurePanel failure={failed.failure} onRetry={failed.retry} isBusy={isBusy} />}
      <FactList
        facts={[
          { name: "email", label: words.invited, value: email },
          { name: "expiresAt", label: words.until, value: momentInJapan(expiresAt, language) },
        ]}
      />
      <p className="actions">
        <button type="button" className="button" aria-disabled={isBusy} onClick={send}>
          {words.again}
        </button>
        <button type="button" className="button button--second" aria-disabled={isBusy} onClick={withdraw}>
          {words.withdraw}
        </button>
      </p>
    </section>
  );
}
