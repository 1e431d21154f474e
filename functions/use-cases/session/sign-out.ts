import { sessionKeyOf } from "../../domain/session-token.ts";
import type { Audit, Sessions } from "../ports.ts";

/** Ends the session, if there is one: signing out always succeeds. */
export async function signOut(
  { sessions, audit }: { readonly sessions: Pick<Sessions, "remove">; readonly audit: Audit },
  { sessionToken = "" }: { readonly sessionToken: string | undefined },
): Promise<void> {
  const key = sessionKeyOf(sessionToken);
  const session = key && (await sessions.remove(key));
  if (session) audit({ event: "auth.signed-out", outcome: "success", accountId: session.accountId });
}
