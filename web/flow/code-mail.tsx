import { japanTime } from "../../contracts/japan-moment.ts";
import { useSite } from "../site.ts";
import type { CodeStanding } from "./code-kind.ts";

const bad: ReadonlySet<string> = new Set(["bounced", "complained", "failed", "delayed"]);

interface CodeMailProps {
  readonly standing: CodeStanding;
}

/** Where the mail went, and how it fares. */
export function MailStatus({ standing: { email, mail, receptionNumber } }: CodeMailProps) {
  const { m } = useSite();
  return (
    <dl className="facts">
      {receptionNumber !== undefined && (
        <div className="facts__row">
          <dt>{m.flow.receptionNumber}</dt>
          <dd>{receptionNumber}</dd>
        </div>
      )}
      <div className="facts__row">
        <dt>{m.code.sentTo}</dt>
        <dd>{email}</dd>
      </div>
      <div className="facts__row">
        <dt>{m.code.status}</dt>
        <dd>
          <span role="status" className={bad.has(mail.status) ? "facts__bad" : ""}>
            {m.code.statuses[mail.status]}
          </span>
        </dd>
      </div>
    </dl>
  );
}

/** Which mail of which registration it is. */
export function MailNumber({ standing: { issue, startedAt, browser } }: CodeMailProps) {
  const { m, language } = useSite();
  return (
    <dl className="facts">
      <div className="facts__row">
        <dt>{m.code.started}</dt>
        <dd>
          {japanTime(new Date(startedAt), language, "second")} {browser}
        </dd>
      </div>
      <div className="facts__row">
        <dt>{m.code.issue}</dt>
        <dd>
          {m.code.issueNumber(issue)}
          {issue > 1 && <span className="small"> {m.code.issueNote}</span>}
        </dd>
      </div>
    </dl>
  );
}
