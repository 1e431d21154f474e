import { useState } from "react";
import type { Standing } from "../client/registrations.ts";
import { FailurePanel } from "../components/failure-panel.tsx";
import { Link } from "../router/link.tsx";
import { useSite } from "../site.ts";
import { secondsUntil } from "./time-left.ts";
import { useNow } from "./use-now.ts";
import { useResend } from "./use-resend.ts";

interface MissingMailProps {
  readonly standing: Standing;
  readonly refresh: () => Promise<void>;
  readonly onSent: () => void;
}

/** What to do if no mail comes: look, ask for another one, or use a different address. */
export function MissingMail({ standing, refresh, onSent }: MissingMailProps) {
  const { m, config } = useSite();
  const now = useNow();
  const [isSent, setIsSent] = useState(false);
  const { resend, isBusy, failure } = useResend(standing.registrationId, async () => {
    onSent();
    await refresh();
    setIsSent(true);
  });
  const wait = secondsUntil(standing.resendAvailableAt, now);
  const isExpired = standing.state === "expired";
  return (
    <section className="missing" aria-labelledby="missing">
      <h2 id="missing">{m.code.missing}</h2>
      <ul>
        <li>{m.code.missingAddress(standing.email)}</li>
        <li>{m.code.missingSpam}</li>
        <li>{m.code.missingFilter(config.mailDomain)}</li>
        <li>{m.code.missingRegistered}</li>
      </ul>
      {failure && <FailurePanel failure={failure} onRetry={resend} isBusy={isBusy} />}
      <p role="status" className="sent">
        {isSent && m.code.resent(standing.issue)}
      </p>
      <p className="actions">
        <button
          type="button"
          className={isExpired ? "button" : "button button--second"}
          aria-disabled={isBusy || wait > 0}
          aria-describedby="resend-wait"
          onClick={() => wait === 0 && resend()}
        >
          {isExpired ? m.code.newCode : m.code.resend}
        </button>
        <span id="resend-wait" className="small actions__note">
          {wait > 0 && m.code.resendIn(wait)}
        </span>
      </p>
      <p>
        <Link href="/register/email">{m.code.other}</Link>
      </p>
    </section>
  );
}
