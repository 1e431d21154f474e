import { sessionStore } from "./session.ts";

/** An account's sessions have ended; this browser may have one of another account. */
export function askAgainWhoIsSignedIn(): void {
  if (sessionStore.read().state !== "signed-out") sessionStore.opened();
}
