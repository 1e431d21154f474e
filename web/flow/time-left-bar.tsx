import { useEffect, useRef, useState } from "react";
import { useSite } from "../site.ts";
import { clockInJapan } from "../text/dates.ts";
import { minutesLeft, RENEWABLE_MINUTES, warningDue } from "./time-left.ts";
import { useNow } from "./use-now.ts";
import type { Resend } from "./use-resend.ts";

interface TimeLeftBarProps {
  /** ISO 8601. */
  readonly expiresAt: string;
  /** The time is over by this clock; the API's is what counts. */
  readonly onOver: () => void;
  /** Extends the time; offered towards its end (WCAG 2.2, 2.2.1), where nothing else offers it. */
  readonly renewal?: Pick<Resend, "resend" | "isBusy"> | undefined;
}

/** How much of the time for the registration is left, and until when. Warnings are read out ten, five and one minute before the end. */
export function TimeLeftBar({ expiresAt, onOver, renewal }: TimeLeftBarProps) {
  const { m, language } = useSite();
  const now = useNow();
  const [warning, setWarning] = useState("");
  const remaining = Date.parse(expiresAt) - now;
  const before = useRef(remaining);

  useEffect(() => {
    const due = warningDue(before.current, remaining);
    if (due !== undefined) setWarning(m.time.warn(due));
    if (before.current > 0 && remaining <= 0) onOver();
    before.current = remaining;
  }, [remaining, m, onOver]);

  const minutes = minutesLeft(remaining);
  const isShort = minutes <= RENEWABLE_MINUTES;
  const text = minutes === 0 ? m.time.over : minutes === 1 ? m.time.lessThanOne : m.time.minutes(minutes);
  return (
    <div className={isShort ? "time time--short" : "time"}>
      <p className="time__text">
        {minutes > 0 && `${m.time.label} `}
        <strong>{text}</strong>
        {minutes > 0 && <span>{m.time.until(clockInJapan(Date.parse(expiresAt), language))}</span>}
      </p>
      {isShort && minutes > 0 && renewal && (
        <button
          type="button"
          className="button button--second time__renew"
          aria-disabled={renewal.isBusy}
          onClick={renewal.resend}
        >
          {m.code.newCode}
        </button>
      )}
      <p className="hidden" role="status">
        {warning}
      </p>
    </div>
  );
}
