import { tokenHash } from "../../domain/secret-token.ts";
import type { Audit, Sessions } from "../ports.ts";

/** Ends the session, if there is one: signing out always succeeds. */
export async function signOut(
  { sessions, audit }: { readonly sessions: Sessions; readonly audit: Audit },
  { sessionToken }: { readonly sessionToken: string | undefined },
): Promise<void> {
  if (sessionToken === undefined) return;
  const session = await sessions.remove(tokenHash(sessionToken));
  if (session) audit({ event: "auth.signed-out", outcome: "success", accountId: session.accountId });
}
