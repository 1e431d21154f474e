import { resendResetCode, verifyResetCode } from "../client/password-resets.ts";
import { CodeForm } from "../flow/code-form.tsx";
import type { CodeKind } from "../flow/code-kind.ts";
import { useRedirect } from "../flow/use-redirect.ts";
import { ResetState } from "../reset/reset-state.tsx";
import { useReset } from "../reset/use-reset.ts";
import { useResetWords } from "../reset/use-reset-words.ts";
import { navigate } from "../router/location.ts";
import { SiteContext, useSite } from "../site.ts";

/** 『認証コードの入力』: proves the address of a reset with the code from the mail. */
export default function ResetCodeScreen() {
  const site = useSite();
  const { m } = site;
  const resetWords = useResetWords();
  const handle = useReset();
  const { flow, refresh } = handle;
  const standing = flow.state === "ready" ? flow.standing : undefined;
  useRedirect(standing?.state === "verified" ? "/password/reset/new" : undefined);
  const takesCode = standing && ["requested", "code-sent", "expired"].includes(standing.state);
  if (!takesCode) return <ResetState {...handle} title={resetWords.code.title} />;
  // The same screen as a registration's, in words of its own.
  const words = { ...m, code: { ...m.code, ...resetWords.code } };
  return (
    <SiteContext value={{ ...site, m: words }}>
      <CodeForm kind={ofReset(standing.resetId)} standing={standing} refresh={refresh} />
    </SiteContext>
  );
}

const ofReset = (id: string): CodeKind => ({
  startPath: "/password/reset",
  verify: (code, language) => verifyResetCode(id, code, language),
  resend: (language, key) => resendResetCode(id, language, key),
  goOn: () => navigate("/password/reset/new"),
});
