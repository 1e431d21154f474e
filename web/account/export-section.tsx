import { useState } from "react";
import type { ExportFormat } from "../../contracts/account-export.ts";
import { exportAccount } from "../client/account-export.ts";
import { type CallFailure, codeOf } from "../client/failure.ts";
import { Contact } from "../components/contact.tsx";
import { FailurePanel } from "../components/failure-panel.tsx";
import { Notice } from "../components/notice.tsx";
import { accountExportWords } from "../messages/account-export.ts";
import { navigate } from "../router/location.ts";
import { sessionStore } from "../session/session.ts";
import { useSite } from "../site.ts";
import { saveFile } from "./save-file.ts";
import { StepUpDialog } from "./step-up-dialog.tsx";
import { isStepUpNeeded, useStepUp } from "./use-step-up.ts";

type Download =
  | { readonly state: "idle" | "working" | "done" }
  | { readonly state: "failed"; readonly failure: CallFailure; readonly format: ExportFormat };

/** Everything that is stored of the account, to keep. */
export function ExportSection({ email }: { readonly email: string }) {
  const { language } = useSite();
  const words = accountExportWords[language];
  const stepUp = useStepUp();
  const [standing, setStanding] = useState<Download>({ state: "idle" });

  const download = async (format: ExportFormat) => {
    if (standing.state === "working") return;
    setStanding({ state: "working" });
    const result = await stepUp.within(() => exportAccount(format, language));
    if (result.ok) {
      saveFile(result.value);
      return setStanding({ state: "done" });
    }
    if (isStepUpNeeded(result)) return setStanding({ state: "idle" });
    const { failure } = result;
    if (codeOf(failure) !== "not-signed-in") return setStanding({ state: "failed", failure, format });
    sessionStore.signedOut();
    navigate("/login", { note: "needed" });
  };
  return (
    <section id="export">
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      {standing.state === "failed" && (
        <FailurePanel failure={standing.failure} onRetry={() => download(standing.format)} />
      )}
      {standing.state === "done" && (
        <Notice kind="success" isAlert>
          <p>{words.done}</p>
        </Notice>
      )}
      <p className="actions">
        <button type="button" className="button button--second" onClick={() => download("json")}>
          {words.json}
        </button>
        <button type="button" className="button button--second" onClick={() => download("csv")}>
          {words.csv}
        </button>
      </p>
      <p className="small">{words.csvHint}</p>
      <p className="small">{words.formal}</p>
      <Contact />
      <StepUpDialog stepUp={stepUp} email={email} />
    </section>
  );
}
