import type { ReactNode } from "react";
import { Contact } from "../components/contact.tsx";
import { Notice } from "../components/notice.tsx";
import { Link } from "../router/link.tsx";
import { useSite } from "../site.ts";
import type { CodeStanding } from "./code-kind.ts";

type Status = CodeStanding["mail"]["status"];
const troubles = ["delayed", "bounced", "complained", "failed"] as const satisfies readonly Status[];
type Trouble = (typeof troubles)[number];

const isTrouble = (status: Status): status is Trouble => troubles.some((trouble) => trouble === status);

interface MailTroubleProps {
  readonly status: Status;
  /** Where another address is given. */
  readonly startPath: string;
  /** What stands here as long as all is well. */
  readonly children: ReactNode;
}

/**
 * What has befallen the mail and what to do about it, in the place of what is said of a mail that goes its way. The
 * place is as high as the highest of these texts, so that nothing moves under the reader when one takes over.
 */
export function MailTrouble({ status, startPath, children }: MailTroubleProps) {
  const isWell = !isTrouble(status);
  return (
    <div className="taking-turns">
      {troubles.map((trouble) => (
        <div key={trouble} className="taking-turns__room" aria-hidden="true">
          <TroubleRoom trouble={trouble} />
        </div>
      ))}
      <div className={isWell ? undefined : "taking-turns__room"}>{children}</div>
      <div role="status">{!isWell && <TroubleNotice trouble={status} startPath={startPath} />}</div>
    </div>
  );
}

function TroubleNotice({ trouble, startPath }: { readonly trouble: Trouble; readonly startPath: string }) {
  const { m } = useSite();
  const { title, body } = m.code.troubles[trouble];
  return (
    <Notice kind={trouble === "bounced" ? "error" : "warning"} title={title}>
      <p>{body}</p>
      {whoseHelpIsNeeded.has(trouble) && <Contact />}
      {trouble === "bounced" && (
        <p>
          <Link href={startPath} className="button">
            {m.code.correct}
          </Link>
        </p>
      )}
    </Notice>
  );
}

/** As high as the notice, and nothing of it: no region, no heading, nothing to be reached. */
function TroubleRoom({ trouble }: { readonly trouble: Trouble }) {
  const { m, config, say } = useSite();
  const { title, body } = m.code.troubles[trouble];
  return (
    <div className="notice">
      <p className="notice__title">
        <strong>{title}</strong>
      </p>
      <div className="notice__body">
        <p>{body}</p>
        {whoseHelpIsNeeded.has(trouble) && (
          <p className="small">
            {m.site.contact}: {say(config.contact)}
          </p>
        )}
        {trouble === "bounced" && (
          <p>
            <span className="button">{m.code.correct}</span>
          </p>
        )}
      </div>
    </div>
  );
}

/** An address may be right, and yet nothing is sent to it any more. */
const whoseHelpIsNeeded: ReadonlySet<Trouble> = new Set(["bounced", "failed"]);
