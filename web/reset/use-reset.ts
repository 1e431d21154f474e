import { useCallback, useEffect, useState } from "react";
import { type CallFailure, codeOf } from "../client/failure.ts";
import { type ResetStanding, showReset } from "../client/password-resets.ts";
import { useSite } from "../site.ts";
import { resetId } from "../storage/reset-id.ts";

/** Where the password reset of this browser stands. `lost`: there is none that this browser may go on with. */
export type Reset =
  | { readonly state: "loading" }
  | { readonly state: "lost" }
  | { readonly state: "failed"; readonly failure: CallFailure }
  | { readonly state: "ready"; readonly standing: ResetStanding };

export interface ResetHandle {
  readonly reset: Reset;
  readonly refresh: () => Promise<void>;
}

const lostCodes: ReadonlySet<string> = new Set(["flow-cookie-missing", "flow-not-found"]);

export function useReset(): ResetHandle {
  const { language } = useSite();
  const [reset, setReset] = useState<Reset>({ state: "loading" });
  const refresh = useCallback(async () => {
    const id = resetId.read();
    if (id === undefined) return setReset({ state: "lost" });
    const result = await showReset(id, language);
    if (result.ok) return setReset({ state: "ready", standing: result.value });
    const { failure } = result;
    if (lostCodes.has(codeOf(failure))) return setReset({ state: "lost" });
    // A failure leaves what is on the screen, unless nothing is.
    setReset((before) => (before.state === "ready" ? before : { state: "failed", failure }));
  }, [language]);

  useEffect(() => {
    refresh();
    const seen = () => document.visibilityState === "visible" && refresh();
    document.addEventListener("visibilitychange", seen);
    return () => document.removeEventListener("visibilitychange", seen);
  }, [refresh]);

  return { reset, refresh };
}
