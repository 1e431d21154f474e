import { useCallback, useEffect, useState } from "react";
import type { Language } from "../../contracts/language.ts";
import type { CallResult } from "../client/call.ts";
import { type CallFailure, codeOf } from "../client/failure.ts";
import { useSite } from "../site.ts";

/** Where a flow that this browser keeps the id of stands. `lost`: there is none that it may go on with. */
export type KeptFlow<S> =
  | { readonly state: "loading" }
  | { readonly state: "lost"; readonly code: string | undefined }
  | { readonly state: "failed"; readonly failure: CallFailure }
  | { readonly state: "ready"; readonly standing: S };

export interface KeptFlowHandle<S> {
  readonly flow: KeptFlow<S>;
  /** Asks the API again; a failure leaves what is on the screen, unless nothing is. */
  readonly refresh: () => Promise<void>;
}

const lostCodes: ReadonlySet<string> = new Set(["flow-cookie-missing", "flow-not-found", "not-signed-in"]);

/** Both arguments stay the same for as long as the screen stands. */
export function useKeptFlow<S>(
  readId: () => string | undefined,
  show: (id: string, language: Language) => Promise<CallResult<S>>,
): KeptFlowHandle<S> {
  const { language } = useSite();
  const [flow, setFlow] = useState<KeptFlow<S>>({ state: "loading" });
  const refresh = useCallback(async () => {
    const id = readId();
    if (id === undefined) return setFlow({ state: "lost", code: undefined });
    const result = await show(id, language);
    if (result.ok) return setFlow({ state: "ready", standing: result.value });
    const { failure } = result;
    const code = codeOf(failure);
    if (lostCodes.has(code)) return setFlow({ state: "lost", code });
    setFlow((before) => (before.state === "ready" ? before : { state: "failed", failure }));
  }, [readId, show, language]);

  useEffect(() => {
    refresh();
    const seen = () => document.visibilityState === "visible" && refresh();
    document.addEventListener("visibilitychange", seen);
    return () => document.removeEventListener("visibilitychange", seen);
  }, [refresh]);

  return { flow, refresh };
}
