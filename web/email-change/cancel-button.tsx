import { useState } from "react";
import { cancelEmailChange } from "../client/email-changes.ts";
import { type CallFailure, codeOf } from "../client/failure.ts";
import { FailurePanel } from "../components/failure-panel.tsx";
import { emailChangeWords } from "../messages/email-change.ts";
import { navigate } from "../router/location.ts";
import { useSite } from "../site.ts";
import { forgetChange } from "./use-email-change.ts";

interface CancelButtonProps {
  readonly changeId: string;
  readonly refresh: () => Promise<void>;
}

/** Gives the change up: its code is worth nothing from then on. */
export function CancelButton({ changeId, refresh }: CancelButtonProps) {
  const { language } = useSite();
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<CallFailure>();
  const cancel = async () => {
    if (isBusy) return;
    setIsBusy(true);
    setFailure(undefined);
    const result = await cancelEmailChange(changeId, language);
    setIsBusy(false);
    // Another one has taken its place, or the answer to the first of two tries was lost.
    if (result.ok || gone.has(codeOf(result.failure))) {
      forgetChange();
      return navigate("/mypage/email", { replace: true, note: "cancelled" });
    }
    if (toldByStanding.has(codeOf(result.failure))) return refresh();
    setFailure(result.failure);
  };
  return (
    <>
      {failure && <FailurePanel failure={failure} onRetry={cancel} isBusy={isBusy} />}
      <p className="actions">
        <button type="button" className="button button--second" aria-disabled={isBusy} onClick={cancel}>
          {emailChangeWords[language].cancel}
        </button>
      </p>
    </>
  );
}

const gone: ReadonlySet<string> = new Set(["flow-not-found", "flow-cookie-missing"]);

/** Refusals that the screen itself tells once it has asked where the change stands. */
const toldByStanding: ReadonlySet<string> = new Set(["completion-in-progress", "not-signed-in"]);
