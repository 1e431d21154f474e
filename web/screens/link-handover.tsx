import { useCallback, useEffect, useState } from "react";
import { type CallFailure, codeOf } from "../client/failure.ts";
import { type HandoverPreview, previewHandover } from "../client/handovers.ts";
import { showTerms, type Terms } from "../client/registrations.ts";
import { Contact } from "../components/contact.tsx";
import { FactList } from "../components/fact-list.tsx";
import { FailurePanel } from "../components/failure-panel.tsx";
import { Loading } from "../components/loading.tsx";
import { Notice } from "../components/notice.tsx";
import { Screen } from "../components/screen.tsx";
import { AcceptanceForm } from "../handover/acceptance-form.tsx";
import { useLinkToken } from "../links/use-link-token.ts";
import { acceptanceWords } from "../messages/handover.ts";
import { Link } from "../router/link.tsx";
import type { ScreenProps } from "../router/screen-props.ts";
import { useSite } from "../site.ts";

type Standing =
  | { readonly state: "loading" | "dead" | "taken" }
  | { readonly state: "failed"; readonly failure: CallFailure }
  | { readonly state: "ready"; readonly preview: HandoverPreview; readonly terms: Terms };

/** Where the mail that invites a successor leads. Opening it uses nothing up; the form at its end does. */
export default function LinkHandoverScreen({ place }: ScreenProps) {
  const { language } = useSite();
  const words = acceptanceWords[language];
  const token = useLinkToken(place);
  const [standing, setStanding] = useState<Standing>({ state: "loading" });
  const load = useCallback(async () => {
    if (token === "") return setStanding({ state: "dead" });
    const preview = await previewHandover(token, language);
    if (!preview.ok) return setStanding(refused(preview.failure));
    const terms = await showTerms(language);
    setStanding(
      terms.ok
        ? { state: "ready", preview: preview.value, terms: terms.value }
        : { state: "failed", failure: terms.failure },
    );
  }, [token, language]);
  useEffect(() => {
    load();
  }, [load]);
  if (standing.state === "dead" || standing.state === "taken") return <Refused why={standing.state} />;
  return (
    <Screen title={words.title}>
      {standing.state === "failed" && <FailurePanel failure={standing.failure} onRetry={load} />}
      {standing.state === "loading" && <Loading />}
      {standing.state === "ready" && (
        <>
          <p>{words.lead}</p>
          <FactList
            facts={[
              {
                name: "organizationName",
                label: words.organization,
                value: standing.preview.organizationName,
              },
              { name: "from", label: words.from, value: standing.preview.from },
            ]}
          />
          <AcceptanceForm
            token={token}
            terms={standing.terms}
            onOutdated={load}
            onRefused={(state) => setStanding({ state })}
          />
        </>
      )}
    </Screen>
  );
}

function refused(failure: CallFailure): Standing {
  const code = codeOf(failure);
  if (code === "link-dead") return { state: "dead" };
  return code === "already-registered" ? { state: "taken" } : { state: "failed", failure };
}

function Refused({ why }: { readonly why: "dead" | "taken" }) {
  const { language } = useSite();
  const words = acceptanceWords[language];
  useEffect(() => document.querySelector("h1")?.focus(), []);
  return (
    <Screen title={why === "dead" ? words.deadTitle : words.takenTitle}>
      <Notice kind="warning" isAlert>
        <p>{why === "dead" ? words.deadBody : words.takenBody}</p>
        <Contact />
      </Notice>
      <p className="actions">
        <Link href="/login" className="button">
          {words.signIn}
        </Link>
      </p>
    </Screen>
  );
}
