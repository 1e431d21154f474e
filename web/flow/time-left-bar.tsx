import { useEffect, useRef, useState } from "react";
import { useSite } from "../site.ts";
import { clockInJapan } from "../text/dates.ts";
import { minutesLeft, warningDue } from "./time-left.ts";
import { useNow } from "./use-now.ts";

interface TimeLeftBarProps {
  /** ISO 8601. */
  readonly expiresAt: string;
  /** The time is over by this clock; the API's is what counts. */
  readonly onOver: () => void;
}

/** How much of the time for the registration is left, and until when. Warnings are read out ten, five and one minute before the end. */
export function TimeLeftBar({ expiresAt, onOver }: TimeLeftBarProps) {
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
  const text = minutes === 0 ? m.time.over : minutes === 1 ? m.time.lessThanOne : m.time.minutes(minutes);
  return (
    <div className={minutes <= 10 ? "time time--short" : "time"}>
      <p className="time__text">
        {m.time.label} <strong>{text}</strong>
        {minutes > 0 && <span> {m.time.until(clockInJapan(Date.parse(expiresAt), language))}</span>}
      </p>
      <p className="hidden" role="status">
        {warning}
      </p>
    </div>
  );
}
