import { japanTime } from "../../contracts/japan-moment.ts";
import { useSite } from "../site.ts";
import type { CodeStanding } from "./code-kind.ts";

const bad: ReadonlySet<string> = new Set(["bounced", "complained", "failed", "delayed"]);

/** Where the mail went, how it fares, and which mail of which registration it is. */
export function MailFacts({ standing }: { readonly standing: CodeStanding }) {
  const { m, language } = useSite();
  const { email, mail, receptionNumber, issue, startedAt, browser } = standing;
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
