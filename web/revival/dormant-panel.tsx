import { useEffect, useRef, useState } from "react";
import type { CallFailure } from "../client/failure.ts";
import { startRevival } from "../client/revivals.ts";
import { Contact } from "../components/contact.tsx";
import { FailurePanel } from "../components/failure-panel.tsx";
import { failureWords } from "../components/failure-words.ts";
import { revivalWords } from "../messages/revival.ts";
import { navigate } from "../router/location.ts";
import { useSite } from "../site.ts";
import { revivalId } from "../storage/flow-ids.ts";

interface DormantPanelProps {
  readonly failure: CallFailure;
  /** Of the account whose password was right. */
  readonly email: string;
}

/** In place of a session of a dormant account: why, and the code that wakes it. Takes the focus. */
export function DormantPanel({ failure, email }: DormantPanelProps) {
  const { m, language } = useSite();
  const panel = useRef<HTMLElement>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [unsent, setUnsent] = useState<CallFailure>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a repeated failure is told again
  useEffect(() => panel.current?.focus(), [failure]);
  const send = async () => {
    if (isBusy) return;
    setIsBusy(true);
    const result = await startRevival({ email, language }, language);
    setIsBusy(false);
    if (!result.ok) return setUnsent(result.failure);
    revivalId.keep(result.value.revivalId);
    navigate("/revival/code");
  };
  const { title, detail } = failureWords(failure, m);
  return (
    <>
      {unsent && <FailurePanel failure={unsent} onRetry={send} isBusy={isBusy} />}
      <section className="notice notice--warning" role="alert" ref={panel} tabIndex={-1}>
        <h2 className="notice__title">{title}</h2>
        <div className="notice__body">
          <p>{detail}</p>
          <p>
            <button type="button" className="button" aria-disabled={isBusy} onClick={send}>
              {revivalWords[language].send}
            </button>
          </p>
          <Contact />
        </div>
      </section>
    </>
  );
}
