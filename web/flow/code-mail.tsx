import { japanTime } from "../../contracts/japan-moment.ts";
import type { Standing } from "../client/registrations.ts";
import { useSite } from "../site.ts";

const bad: ReadonlySet<string> = new Set(["bounced", "complained", "failed", "delayed"]);

/** Where the mail went, which one it is, and how it fares. */
export function CodeMail({ standing }: { readonly standing: Standing }) {
  const { email, issue, startedAt, browser, mail } = standing;
  const { m, language } = useSite();
  return (
    <dl className="facts">
      <div className="facts__row">
        <dt>{m.code.sentTo}</dt>
        <dd>{email}</dd>
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
