import type { ReactNode } from "react";
import type { Standing } from "../client/registrations.ts";
import { Contact } from "../components/contact.tsx";
import { Notice } from "../components/notice.tsx";
import { Link } from "../router/link.tsx";
import { useSite } from "../site.ts";

type Status = Standing["mail"]["status"];
const troubles = ["delayed", "bounced", "complained", "failed"] as const satisfies readonly Status[];
type Trouble = (typeof troubles)[number];

const isTrouble = (status: Status): status is Trouble => troubles.some((trouble) => trouble === status);

interface MailTroubleProps {
  readonly status: Status;
  /** What stands here as long as all is well. */
  readonly children: ReactNode;
}

/**
 * What has befallen the mail and what to do about it, in the place of what is said of a mail that goes its way. The
 * place is as high as the highest of these texts, so that nothing moves under the reader when one takes over.
 */
export function MailTrouble({ status, children }: MailTroubleProps) {
  const isWell = !isTrouble(status);
  return (
    <div className="taking-turns">
      {troubles.map((trouble) => (
        <div key={trouble} className="taking-turns__room" aria-hidden="true">
          <TroubleNotice trouble={trouble} isRoom />
        </div>
      ))}
      <div className={isWell ? undefined : "taking-turns__room"}>{children}</div>
      <div role="status">{!isWell && <TroubleNotice trouble={status} />}</div>
    </div>
  );
}

interface TroubleNoticeProps {
  readonly trouble: Trouble;
  /** Takes its room without being there: nothing in it can be reached. */
  readonly isRoom?: boolean;
}

function TroubleNotice({ trouble, isRoom = false }: TroubleNoticeProps) {
  const { m, config, say } = useSite();
  const { title, body } = m.code.troubles[trouble];
  return (
    <Notice kind={trouble === "bounced" ? "error" : "warning"} title={title}>
      <p>{body}</p>
      {whoseHelpIsNeeded.has(trouble) &&
        (isRoom ? (
          <p className="small">
            {m.site.contact}: {say(config.contact)}
          </p>
        ) : (
          <Contact />
        ))}
      {trouble === "bounced" && (
        <p>
          {isRoom ? (
            <span className="button">{m.code.correct}</span>
          ) : (
            <Link href="/register/email" className="button">
              {m.code.correct}
            </Link>
          )}
        </p>
      )}
    </Notice>
  );
}

/** An address may be right, and yet nothing is sent to it any more. */
const whoseHelpIsNeeded: ReadonlySet<Trouble> = new Set(["bounced", "failed"]);
