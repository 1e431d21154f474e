import { useCallback, useEffect, useState } from "react";
import type { SessionsAnswer } from "../../contracts/session.ts";
import type { CallResult } from "../client/call.ts";
import { type CallFailure, codeOf } from "../client/failure.ts";
import { listSessions } from "../client/sessions.ts";
import { sessionStore } from "../session/session.ts";
import { useSite } from "../site.ts";

type Listed =
  | { readonly state: "loading" }
  | { readonly state: "signed-out" }
  | { readonly state: "failed"; readonly failure: CallFailure }
  | { readonly state: "ready"; readonly listed: SessionsAnswer };

/** Where the account is signed in, and what ends there: after each the list is asked for anew. */
export function useSessions() {
  const { language } = useSite();
  const [sessions, setSessions] = useState<Listed>({ state: "loading" });
  const [failure, setFailure] = useState<CallFailure>();
  const [hasEnded, setHasEnded] = useState(false);
  const refuse = useCallback((refused: CallFailure, show: () => void) => {
    if (codeOf(refused) !== "not-signed-in") return show();
    sessionStore.signedOut();
    setSessions({ state: "signed-out" });
  }, []);
  const load = useCallback(async () => {
    const result = await listSessions(language);
    if (result.ok) return setSessions({ state: "ready", listed: result.value });
    refuse(result.failure, () => setSessions({ state: "failed", failure: result.failure }));
  }, [language, refuse]);
  useEffect(() => {
    load();
  }, [load]);
  const end = async (ending: Promise<CallResult<unknown>>) => {
    setFailure(undefined);
    setHasEnded(false);
    const result = await ending;
    if (!result.ok) return refuse(result.failure, () => setFailure(result.failure));
    await load();
    setHasEnded(true);
  };
  return { sessions, load, end, failure, hasEnded };
}
