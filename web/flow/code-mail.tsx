import type { Standing } from "../client/registrations.ts";
import { useSite } from "../site.ts";

const bad: ReadonlySet<string> = new Set(["bounced", "complained", "failed", "delayed"]);

/** Where the mail went, which one it is, and how it fares. */
export function CodeMail({ standing: { email, issue, mail } }: { readonly standing: Standing }) {
  const { m } = useSite();
  return (
    <>
      <dl className="facts">
        <div className="facts__row">
          <dt>{m.code.sentTo}</dt>
          <dd>{email}</dd>
        </div>
        <div className="facts__row">
          <dt>{m.code.issue}</dt>
          <dd>
            {m.code.issueNumber(issue)}
            {issue > 1 && <span className="small"> {m.code.issueNote(issue)}</span>}
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
    </>
  );
}
