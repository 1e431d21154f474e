import { useCallback, useEffect, useRef, useState } from "react";
import { type CallFailure, codeOf } from "../client/failure.ts";
import { type Standing, showRegistration } from "../client/registrations.ts";
import { useSite } from "../site.ts";
import { canKeepCookies } from "../storage/can-keep.ts";
import { registrationId } from "../storage/registration-id.ts";
import { handedStanding } from "./handed-standing.ts";
import { type LostReason, lostReason } from "./lost-reason.ts";

/** Where the registration of this tab stands. `lost`: there is none that it may go on with. */
export type Flow =
  | { readonly state: "loading" }
  | { readonly state: "lost"; readonly reason: LostReason }
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

const lost = (id: string | undefined, code?: string): Flow => ({
  state: "lost",
  reason: lostReason({
    id,
    code,
    isCompleted: id !== undefined && registrationId.isCompleted(id),
    canKeepCookies: canKeepCookies(),
    begunAt: id === undefined ? undefined : registrationId.begunAt(id),
    now: Date.now(),
  }),
});

export function useFlow(): FlowHandle {
  const { language } = useSite();
  // For as long as the screen stands: its form and what is typed into it are this registration's.
  const [id] = useState(registrationId.take);
  const [flow, setFlow] = useState<Flow>(() => {
    const standing = handedStanding.of(id);
    return standing ? { state: "ready", standing } : { state: "loading" };
  });
  const isMounted = useRef(true);

  const refresh = useCallback(async () => {
    if (id === undefined) return setFlow(lost(undefined));
    const result = await showRegistration(id, language);
    if (!isMounted.current) return;
    if (result.ok) return setFlow({ state: "ready", standing: result.value });
    const { failure } = result;
    if (isLost(failure)) return setFlow(lost(id, codeOf(failure)));
    setFlow((before) => (before.state === "ready" ? before : { state: "failed", failure }));
  }, [language, id]);

  useEffect(() => {
    isMounted.current = true;
    const isTold = handedStanding.of(id) !== undefined;
    handedStanding.forget();
    if (!isTold) refresh();
    // A laptop that was closed, a tab that was left: what stood here may be over.
    const seen = () => document.visibilityState === "visible" && refresh();
    // A page that the browser had put aside as it was: the tab may have gone on with another registration since.
    const shown = ({ persisted }: PageTransitionEvent) => {
      if (!persisted) return;
      if (registrationId.ofTab() === id) refresh();
      else location.reload();
    };
    document.addEventListener("visibilitychange", seen);
    addEventListener("pageshow", shown);
    return () => {
      isMounted.current = false;
      document.removeEventListener("visibilitychange", seen);
      removeEventListener("pageshow", shown);
    };
  }, [refresh, id]);

  return { flow, refresh };
}
