import { useEffect } from "react";
import { FailurePanel } from "../components/failure-panel.tsx";
import { Loading } from "../components/loading.tsx";
import { Screen } from "../components/screen.tsx";
import { useRefreshing } from "../flow/use-refreshing.ts";
import { emailChangeWords } from "../messages/email-change.ts";
import { Link } from "../router/link.tsx";
import { sessionStore } from "../session/session.ts";
import { useSite } from "../site.ts";
import { type EmailChangeHandle, finishChange } from "./use-email-change.ts";

/** What the screen for the code shows when no code can be entered: loading, lost, failed, or already over. */
export function EmailChangeState({ flow, refresh }: EmailChangeHandle) {
  const { m, language } = useSite();
  const words = emailChangeWords[language];
  const state = flow.state === "ready" ? flow.standing.state : undefined;
  const isSignedOut = flow.state === "lost" && flow.code === "not-signed-in";
  useRefreshing(state === "applying", refresh);
  useEffect(() => {
    if (state === "applied") finishChange();
  }, [state]);
  useEffect(() => {
    if (isSignedOut) sessionStore.signedOut();
  }, [isSignedOut]);

  if (isSignedOut) {
    // Also where the answer to the right code was lost: the change has ended the session that it was asked in.
    return (
      <End title={words.signedOutTitle} body={words.signedOutBody} next="/login" label={m.login.submit} />
    );
  }
  if (flow.state === "lost")
    return <End title={words.lostTitle} body={words.lostBody} next="/mypage/email" label={words.title} />;
  if (state === "duplicate") {
    const { duplicateTitle, duplicateBody, code } = words;
    return <End title={duplicateTitle} body={duplicateBody} next="/mypage/email" label={code.other} />;
  }
  return (
    <Screen title={words.code.title}>
      {flow.state === "failed" ? (
        <FailurePanel failure={flow.failure} onRetry={refresh} />
      ) : (
        <Loading text={state === "applying" ? words.applying : words.loading} />
      )}
    </Screen>
  );
}

type EndProps = Readonly<Record<"title" | "body" | "next" | "label", string>>;

function End({ title, body, next, label }: EndProps) {
  const { m } = useSite();
  return (
    <Screen title={title} isEnd>
      <p>{body}</p>
      <p className="actions">
        <Link href={next} className="button">
          {label}
        </Link>
        {next !== "/login" && (
          <Link href="/mypage" className="button button--second">
            {m.site.myPage}
          </Link>
        )}
      </p>
    </Screen>
  );
}
