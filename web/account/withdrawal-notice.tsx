import { useState } from "react";
import type { Me } from "../../contracts/me-answer.ts";
import { cancelWithdrawal } from "../client/account-life.ts";
import { type CallFailure, codeOf } from "../client/failure.ts";
import { FailurePanel } from "../components/failure-panel.tsx";
import { Notice } from "../components/notice.tsx";
import { withdrawalWords } from "../messages/account-life.ts";
import { navigate } from "../router/location.ts";
import { sessionStore } from "../session/session.ts";
import { useSite } from "../site.ts";
import { dayInJapan } from "../text/dates.ts";

interface WithdrawalNoticeProps {
  readonly withdrawal: NonNullable<Me["withdrawal"]>;
  readonly onKept: () => void;
}

/** When an account ends whose owner has asked for that, and the way back. */
export function WithdrawalNotice({ withdrawal, onKept }: WithdrawalNoticeProps) {
  const { language } = useSite();
  const words = withdrawalWords[language];
  const [failure, setFailure] = useState<CallFailure>();
  const [isBusy, setIsBusy] = useState(false);
  const keep = async () => {
    setIsBusy(true);
    setFailure(undefined);
    const result = await cancelWithdrawal(language);
    setIsBusy(false);
    if (result.ok) return onKept();
    if (codeOf(result.failure) === "not-signed-in") {
      sessionStore.signedOut();
      return navigate("/login", { note: "needed" });
    }
    setFailure(result.failure);
  };
  return (
    <>
      {failure && <FailurePanel failure={failure} onRetry={keep} isBusy={isBusy} />}
      <Notice kind="warning" title={words.pending(dayInJapan(withdrawal.erasesAt, language))}>
        <p>{words.pendingBody}</p>
        <p className="actions">
          <button type="button" className="button" aria-disabled={isBusy} onClick={() => !isBusy && keep()}>
            {words.keep}
          </button>
        </p>
      </Notice>
    </>
  );
}
