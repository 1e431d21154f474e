import { useEffect, useSyncExternalStore } from "react";
import { displayName } from "../../contracts/display-name.ts";
import { codeOf } from "../client/failure.ts";
import { useSite } from "../site.ts";
import { sessionStore } from "./session.ts";

export const useSession = () => useSyncExternalStore(sessionStore.subscribe, sessionStore.read);

/** The session, asked for where it is not known: for the header, which stands on every screen. */
export function useKnownSession() {
  const { language } = useSite();
  const session = useSession();
  useEffect(() => {
    if (session.state !== "unknown") return;
    let isCurrent = true;
    // Loaded on demand: most visitors have no account yet, and the first chunk stays small.
    import("../client/accounts.ts")
      .then(async ({ showAccount }) => {
        const result = await showAccount(language);
        if (!isCurrent) return;
        if (result.ok) sessionStore.signedIn(displayName(result.value));
        else if (codeOf(result.failure) === "not-signed-in") sessionStore.signedOut();
      })
      // The name is a convenience: the screens say themselves what fails.
      .catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [session.state, language]);
  return session;
}
