import { useCallback, useEffect, useRef, useState } from "react";
import { type CallFailure, codeOf } from "../client/failure.ts";
import { type Standing, showRegistration } from "../client/registrations.ts";
import { useSite } from "../site.ts";
import { registrationId } from "../storage/registration-id.ts";
import { handedStanding } from "./handed-standing.ts";

/** Where the registration of this browser stands. `lost`: there is none that this browser may go on with. */
export type Flow =
  | { readonly state: "loading" }
  | { readonly state: "lost" }
  | { readonly state: "failed"; readonly failure: CallFailure }
  | { readonly state: "ready"; readonly standing: Standing };

export interface FlowHandle {
  readonly flow: Flow;
  /** Asks the API again; a failure leaves what is on the screen, unless nothing is. */
  readonly refresh: () => Promise<void>;
}

const lostCodes: ReadonlySet<string> = new Set(["flow-cookie-missing", "registration-not-found"]);

/** Whether a failed call means that the registration is not this browser's any more. */
export const isLost = (failure: CallFailure) => lostCodes.has(codeOf(failure));

export function useFlow(): FlowHandle {
  const { language } = useSite();
  const [flow, setFlow] = useState<Flow>(() => {
    const standing = handedStanding.of(registrationId.read());
    return standing ? { state: "ready", standing } : { state: "loading" };
  });
  const isMounted = useRef(true);

  const refresh = useCallback(async () => {
    const id = registrationId.read();
    if (id === undefined) return setFlow({ state: "lost" });
    const result = await showRegistration(id, language);
    if (!isMounted.current) return;
    if (result.ok) return setFlow({ state: "ready", standing: result.value });
    const { failure } = result;
    if (isLost(failure)) return setFlow({ state: "lost" });
    setFlow((before) => (before.state === "ready" ? before : { state: "failed", failure }));
  }, [language]);

  useEffect(() => {
    isMounted.current = true;
    const isTold = handedStanding.of(registrationId.read()) !== undefined;
    handedStanding.forget();
    if (!isTold) refresh();
    // A laptop that was closed, a tab that was left: what stood here may be over.
    const seen = () => document.visibilityState === "visible" && refresh();
    document.addEventListener("visibilitychange", seen);
    return () => {
      isMounted.current = false;
      document.removeEventListener("visibilitychange", seen);
    };
  }, [refresh]);

  return { flow, refresh };
}
