import { resendRevivalCode, showRevival, verifyRevivalCode } from "../client/revivals.ts";
import { FailurePanel } from "../components/failure-panel.tsx";
import { Loading } from "../components/loading.tsx";
import { Screen } from "../components/screen.tsx";
import { CodeForm } from "../flow/code-form.tsx";
import type { CodeKind } from "../flow/code-kind.ts";
import { useKeptFlow } from "../flow/use-kept-flow.ts";
import { useRedirect } from "../flow/use-redirect.ts";
import { loginWords } from "../messages/login.ts";
import { revivalWords } from "../messages/revival.ts";
import { Link } from "../router/link.tsx";
import { navigate } from "../router/location.ts";
import { SiteContext, useSite } from "../site.ts";
import { revivalId } from "../storage/flow-ids.ts";

const over = { path: "/login", note: "revived" };

/** 『ご利用の再開』: wakes a dormant account with the code from the mail. */
export default function RevivalCodeScreen() {
  const site = useSite();
  const { m, language } = site;
  const words = revivalWords[language];
  const { flow, refresh } = useKeptFlow(revivalId.read, showRevival);
  const standing = flow.state === "ready" ? flow.standing : undefined;
  const isOver = standing?.state === "completed";
  useRedirect(isOver ? over.path : undefined, over.note);
  if (flow.state === "lost")
    return (
      <Screen title={words.lostTitle}>
        <p>{words.lostBody}</p>
        <p>
          <Link href={over.path} className="button">
            {loginWords[language].title}
          </Link>
        </p>
      </Screen>
    );
  if (!standing || isOver)
    return (
      <Screen title={words.code.title}>
        {flow.state === "failed" ? (
          <FailurePanel failure={flow.failure} onRetry={refresh} />
        ) : (
          <Loading text={words.loading} />
        )}
      </Screen>
    );
  // The same screen as a registration's, in words of its own.
  const replaced = { ...m, code: { ...m.code, ...words.code } };
  return (
    <SiteContext value={{ ...site, m: replaced }}>
      <CodeForm kind={ofRevival(standing.revivalId)} standing={standing} refresh={refresh} />
    </SiteContext>
  );
}

const ofRevival = (id: string): CodeKind<unknown> => ({
  startPath: "/login",
  verify: (code, language) => verifyRevivalCode(id, code, language),
  resend: (language, key) => resendRevivalCode(id, language, key),
  goOn() {
    revivalId.forget();
    navigate(over.path, { replace: true, note: over.note });
  },
});
