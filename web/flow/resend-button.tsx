import { useSite } from "../site.ts";
import type { CodeStanding } from "./code-kind.ts";
import { secondsUntil } from "./time-left.ts";
import { useNow } from "./use-now.ts";
import type { Resend } from "./use-resend.ts";

interface ResendButtonProps {
  readonly standing: CodeStanding;
  readonly renewal: Resend;
  readonly isMain?: boolean;
}

/** Asks for a new code, and says how long it is until one can be sent. */
export function ResendButton({ standing, renewal, isMain = false }: ResendButtonProps) {
  const { m } = useSite();
  const { resend, isBusy } = renewal;
  const wait = secondsUntil(standing.resendAvailableAt, useNow());
  return (
    <p className="actions">
      <button
        type="button"
        className={isMain ? "button" : "button button--second"}
        aria-disabled={isBusy || wait > 0}
        aria-describedby="resend-wait"
        onClick={() => wait === 0 && resend()}
      >
        {standing.state === "expired" ? m.code.newCode : m.code.resend}
      </button>
      <span id="resend-wait" className="small actions__note countdown">
        {wait > 0 && m.code.resendIn(wait)}
      </span>
    </p>
  );
}
