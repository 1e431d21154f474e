import { useCallback, useEffect, useState } from "react";
import type { Me } from "../../contracts/me-answer.ts";
import { AccountState } from "../account/account-state.tsx";
import { useMe } from "../account/use-me.ts";
import { acceptTerms, showTermsVersion } from "../client/account-life.ts";
import { type CallFailure, codeOf } from "../client/failure.ts";
import { showTerms, type Terms } from "../client/registrations.ts";
import { FailurePanel } from "../components/failure-panel.tsx";
import { Loading } from "../components/loading.tsx";
import { Markdown } from "../components/markdown.tsx";
import { Screen } from "../components/screen.tsx";
import { SubmitButton } from "../components/submit-button.tsx";
import { TermsText } from "../components/terms-text.tsx";
import { renewalWords } from "../messages/account-life.ts";
import { Link } from "../router/link.tsx";
import { navigate } from "../router/location.ts";
import { sessionStore } from "../session/session.ts";
import { useSite } from "../site.ts";
import { calendarDate } from "../text/dates.ts";

/** 『利用規約が変わりました』: to agree to them, once they are in force; before that, to read them. */
export default function TermsRenewalScreen() {
  const { language } = useSite();
  const { account, load } = useMe({ admitsPending: true });
  if (account.state !== "ready")
    return <AccountState account={account} load={load} title={renewalWords[language].title} />;
  return <Renewal me={account.me} />;
}

function Renewal({ me: { pending, termsNotice } }: { readonly me: Me }) {
  const { language } = useSite();
  const words = renewalWords[language];
  const isPending = pending?.includes("terms") === true;
  const { terms, failure, load } = useTerms(isPending ? undefined : termsNotice?.version);
  return (
    <Screen title={words.title}>
      {isPending && <p>{words.lead}</p>}
      {!isPending && terms && <p>{words.announced(calendarDate(terms.effectiveFrom, language))}</p>}
      {failure && <FailurePanel failure={failure} onRetry={load} />}
      {!terms && !failure && <Loading />}
      {terms?.changes !== undefined && (
        <section>
          <h2>{words.changes}</h2>
          <Markdown text={terms.changes} />
        </section>
      )}
      {terms && <TermsText terms={terms} label={words.text} />}
      {terms && isPending && <Agreement version={terms.version} onOutdated={load} />}
      {!isPending && (
        <p className="actions">
          <Link href="/mypage" className="button">
            {words.back}
          </Link>
        </p>
      )}
    </Screen>
  );
}

/** The terms in force, or of that version. */
function useTerms(version: string | undefined) {
  const { language } = useSite();
  const [terms, setTerms] = useState<Terms>();
  const [failure, setFailure] = useState<CallFailure>();
  const load = useCallback(async () => {
    const result = await (version === undefined ? showTerms(language) : showTermsVersion(version, language));
    setFailure(result.ok ? undefined : result.failure);
    if (result.ok) setTerms(result.value);
  }, [language, version]);
  useEffect(() => {
    load();
  }, [load]);
  return { terms, failure, load };
}

interface AgreementProps {
  readonly version: string;
  /** There are newer terms than those that are shown. */
  readonly onOutdated: () => Promise<void>;
}

function Agreement({ version, onOutdated }: AgreementProps) {
  const { language } = useSite();
  const words = renewalWords[language];
  const [failure, setFailure] = useState<CallFailure>();
  const [isBusy, setIsBusy] = useState(false);
  const agree = async () => {
    setIsBusy(true);
    setFailure(undefined);
    const result = await acceptTerms(version, language);
    setIsBusy(false);
    if (result.ok) return navigate("/mypage", { replace: true });
    const code = codeOf(result.failure);
    if (code === "not-signed-in") {
      sessionStore.signedOut();
      return navigate("/login", { note: "needed" });
    }
    setFailure(result.failure);
    if (code === "terms-outdated") await onOutdated();
  };
  return (
    <>
      {failure && <FailurePanel failure={failure} onRetry={agree} isBusy={isBusy} />}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) agree();
        }}
      >
        <p className="actions">
          <SubmitButton label={words.accept} isBusy={isBusy} />
          <Link href="/mypage/withdrawal" className="button button--second">
            {words.refuse}
          </Link>
        </p>
      </form>
    </>
  );
}
