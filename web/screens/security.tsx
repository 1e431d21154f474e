import type { SessionsAnswer } from "../../contracts/session.ts";
import { AccountState } from "../account/account-state.tsx";
import { DeskActions } from "../account/desk-actions.tsx";
import { NoticeChoice } from "../account/notice-choice.tsx";
import { useSessions } from "../account/use-sessions.ts";
import { endOtherSessions, endSession } from "../client/sessions.ts";
import { FailurePanel } from "../components/failure-panel.tsx";
import { Notice } from "../components/notice.tsx";
import { Screen } from "../components/screen.tsx";
import { passwordWords, securityWords } from "../messages/account.ts";
import { Link } from "../router/link.tsx";
import { useSite } from "../site.ts";
import { browserInWords } from "../text/browser-in-words.ts";
import { momentInJapan } from "../text/dates.ts";

type Session = SessionsAnswer["sessions"][number];

/** Where the account is signed in; what its owner does not know, its owner ends. */
export default function SecurityScreen() {
  const { m, language } = useSite();
  const { sessions, load, end, failure, hasEnded } = useSessions();
  if (sessions.state !== "ready")
    return <AccountState account={sessions} load={load} title={securityWords[language].title} />;
  const { listed } = sessions;
  return (
    <Screen title={securityWords[language].title}>
      {hasEnded && (
        <Notice kind="success" isAlert>
          <p>{securityWords[language].ended}</p>
        </Notice>
      )}
      {failure && <FailurePanel failure={failure} onRetry={load} />}
      <h2>{securityWords[language].sessions}</h2>
      <ul className="sessions" role="list">
        {listed.sessions.map((session) => (
          <SessionItem
            key={session.sessionId}
            session={session}
            onEnd={() => end(endSession(session.sessionId, language))}
          />
        ))}
      </ul>
      {listed.sessions.length > 1 && (
        <p className="actions">
          <button type="button" className="button" onClick={() => end(endOtherSessions(language))}>
            {securityWords[language].endOthers}
          </button>
        </p>
      )}
      <h2>{securityWords[language].signIns}</h2>
      {listed.signIns.length === 0 ? (
        <p>{securityWords[language].noSignIns}</p>
      ) : (
        <ul>
          {listed.signIns.map((signIn) => (
            <li key={signIn.at}>
              {[...browserInWords(signIn, language), momentInJapan(signIn.at, language)].join(
                securityWords[language].separator,
              )}
            </li>
          ))}
        </ul>
      )}
      <p>{securityWords[language].unknown}</p>
      <DeskActions actions={listed.deskActions} />
      <NoticeChoice inForce={listed.signInNotice} />
      <p className="actions">
        <Link href="/mypage/password" className="button">
          {passwordWords[language].title}
        </Link>
        <Link href="/mypage" className="button button--second">
          {m.site.myPage}
        </Link>
      </p>
    </Screen>
  );
}

function SessionItem({ session, onEnd }: { readonly session: Session; readonly onEnd: () => void }) {
  const { language } = useSite();
  const since = securityWords[language].since(momentInJapan(session.createdAt, language));
  const words = [...browserInWords(session, language), since].join(securityWords[language].separator);
  return (
    <li className="sessions__item">
      <span>
        {words} {session.current && <strong>{securityWords[language].current}</strong>}
      </span>
      {!session.current && (
        <button type="button" className="button button--second" onClick={onEnd}>
          {securityWords[language].end}
          <span className="hidden"> {words}</span>
        </button>
      )}
    </li>
  );
}
