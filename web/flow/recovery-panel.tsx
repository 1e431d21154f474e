import { useEffect, useRef } from "react";
import { codeAttempts } from "../../contracts/verification-code.ts";
import { useSite } from "../site.ts";
import type { CodeStanding } from "./code-kind.ts";
import type { CodeTrouble } from "./code-trouble.ts";
import { ResendButton } from "./resend-button.tsx";
import type { Resend } from "./use-resend.ts";

interface RecoveryPanelProps {
  readonly trouble: CodeTrouble;
  readonly standing: CodeStanding;
  readonly renewal: Resend;
  /** Counts the codes that were refused for it: the panel takes the focus at each. */
  readonly refusals: number;
}

/** The one place that says why the code is of no use, from when there is another, and gets it. */
export function RecoveryPanel({ trouble, standing, renewal, refusals }: RecoveryPanelProps) {
  const { m } = useSite();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (refusals > 0) panel.current?.focus();
  }, [refusals]);
  const words = {
    expired: { title: m.code.expiredTitle, body: m.code.expiredBody },
    locked: { title: m.code.lockedTitle(codeAttempts), body: m.code.lockedBody },
    old: { title: m.code.oldTitle, body: m.code.oldBody(m.code.issueNumber(standing.issue)) },
  };
  const { title, body } = words[trouble];
  return (
    <section className="notice notice--warning" role="alert" ref={panel} tabIndex={-1}>
      <h2 className="notice__title">{title}</h2>
      <div className="notice__body">
        <p>{body}</p>
        <ResendButton standing={standing} renewal={renewal} isMain />
      </div>
    </section>
  );
}
