import { useEffect, useRef } from "react";
import type { CallFailure } from "../client/failure.ts";
import { useSite } from "../site.ts";
import { Contact } from "./contact.tsx";
import { failureWords } from "./failure-words.ts";

interface FailurePanelProps {
  readonly failure: CallFailure;
  readonly onRetry: () => void;
  readonly isBusy?: boolean;
}

/** What went wrong with a call, in the API's own words, and the same call once more. Takes the focus. */
export function FailurePanel({ failure, onRetry, isBusy = false }: FailurePanelProps) {
  const { m } = useSite();
  const panel = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a repeated failure is told again
  useEffect(() => panel.current?.focus(), [failure]);
  const { title, detail } = failureWords(failure, m);
  return (
    <section className="notice notice--error" role="alert" ref={panel} tabIndex={-1}>
      <h2 className="notice__title">{title}</h2>
      <div className="notice__body">
        <p>{detail}</p>
        <p>
          <button type="button" className="button button--second" aria-disabled={isBusy} onClick={onRetry}>
            {m.site.retry}
          </button>
        </p>
        <Contact />
      </div>
    </section>
  );
}
