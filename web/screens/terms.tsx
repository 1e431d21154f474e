import { type FormEvent, useCallback, useEffect, useState } from "react";
import type { CallFailure } from "../client/failure.ts";
import { showTerms, type Terms } from "../client/registrations.ts";
import { ErrorSummary } from "../components/error-summary.tsx";
import { FailurePanel } from "../components/failure-panel.tsx";
import { FieldError, Mark } from "../components/field.tsx";
import { Loading } from "../components/loading.tsx";
import { Notice } from "../components/notice.tsx";
import { Screen } from "../components/screen.tsx";
import { TermsText } from "../components/terms-text.tsx";
import { useRedirect } from "../flow/use-redirect.ts";
import { Link } from "../router/link.tsx";
import { navigate } from "../router/location.ts";
import type { ScreenProps } from "../router/screen-props.ts";
import { useSite } from "../site.ts";
import { readDraft, saveDraft } from "../storage/draft.ts";

/** 『利用規約の確認』. */
export default function TermsScreen({ place }: ScreenProps) {
  const { m, language } = useSite();
  const [terms, setTerms] = useState<Terms>();
  const [failure, setFailure] = useState<CallFailure>();
  const [refusals, setRefusals] = useState(0);
  const isTypeChosen = readDraft().accountType !== undefined;
  useRedirect(isTypeChosen ? undefined : "/register");

  const load = useCallback(async () => {
    const result = await showTerms(language);
    setFailure(result.ok ? undefined : result.failure);
    if (result.ok) setTerms(result.value);
  }, [language]);
  useEffect(() => {
    load();
  }, [load]);

  const submit = (event: FormEvent<HTMLFormElement>, { version }: Terms) => {
    event.preventDefault();
    const isAccepted = new FormData(event.currentTarget).has("termsAccepted");
    if (!isAccepted) return setRefusals((count) => count + 1);
    saveDraft({ termsVersion: version });
    navigate("/register/email");
  };
  return (
    <Screen title={m.terms.title} step={1} hasErrors={refusals > 0}>
      {place.note === "terms-outdated" && (
        <Notice kind="warning" title={m.terms.outdatedTitle} isAlert>
          <p>{m.terms.outdatedBody}</p>
        </Notice>
      )}
      <p>{m.terms.lead}</p>
      {failure && <FailurePanel failure={failure} onRetry={load} />}
      {!terms && !failure && <Loading />}
      {terms && (
        <form noValidate onSubmit={(event) => submit(event, terms)}>
          <TermsText terms={terms} label={m.terms.region} />
          <Agreement refusals={refusals} onChange={() => setRefusals(0)} />
          <p className="actions">
            <button type="submit" className="button">
              {m.terms.start}
            </button>
            <Link href="/" className="button button--second">
              {m.site.backHome}
            </Link>
          </p>
        </form>
      )}
    </Screen>
  );
}

function Agreement({ refusals, onChange }: { readonly refusals: number; readonly onChange: () => void }) {
  const { m } = useSite();
  const id = "termsAccepted";
  const error = refusals > 0 ? m.terms.mustAccept : undefined;
  return (
    <>
      <ErrorSummary errors={error ? [{ name: id, message: error }] : []} refusals={refusals} />
      <div className={error ? "field field--error" : "field"}>
        <FieldError id={id} error={error} />
        <div className="field__head">
          <label className="choice">
            <input
              type="checkbox"
              id={id}
              name={id}
              aria-required="true"
              aria-invalid={error !== undefined}
              aria-describedby={error && `${id}-error`}
              onChange={onChange}
            />
            <span>{m.terms.accept}</span>
          </label>
          <Mark need="required" />
        </div>
      </div>
    </>
  );
}
