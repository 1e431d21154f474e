import {
  type SignedInDependencies,
  type SignedInFailureKind,
  unlimitedUser,
} from "../account/signed-in-account.ts";
import { type Outcome, ok } from "../outcome.ts";
import type { Sessions } from "../ports.ts";

export interface EndSessionDependencies extends SignedInDependencies {
  readonly sessions: SignedInDependencies["sessions"] & Pick<Sessions, "list">;
}

/**
 * Ends one session of the caller's account. One that is over, or another account's, is none of the listed: nothing
 * happens, and the answer is the same.
 */
export async function endSession(
  dependencies: EndSessionDependencies,
  { sessionId, ...request }: { readonly sessionToken: string | undefined; readonly sessionId: string },
): Promise<Outcome<{ readonly isOwn: boolean }, SignedInFailureKind>> {
  const found = await unlimitedUser(dependencies, request);
  if (!found.ok) return found;
  const { account, session: own, key } = found.value;
  const { sessions, audit } = dependencies;
  const { accountId } = account;
  if (own.sessionId === sessionId) {
    await sessions.remove(key);
    audit({ event: "auth.signed-out", outcome: "success", accountId });
    return ok({ isOwn: true });
  }
  const named = (await sessions.list(accountId)).find(({ session }) => session.sessionId === sessionId);
  if (named && (await sessions.remove(named.key)))
    audit({ event: "session.ended", outcome: "success", reason: "by-owner", accountId });
  return ok({ isOwn: false });
}
