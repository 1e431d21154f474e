import { isLive, type Session, type SignIn } from "../../domain/account.ts";
import {
  type SignedInDependencies,
  type SignedInFailureKind,
  unlimitedUser,
} from "../account/signed-in-account.ts";
import { type Outcome, ok } from "../outcome.ts";
import type { Sessions } from "../ports.ts";

export interface ListSessionsDependencies extends SignedInDependencies {
  readonly sessions: SignedInDependencies["sessions"] & Pick<Sessions, "list">;
}

interface ListedSession {
  readonly session: Session;
  readonly isCurrent: boolean;
}

export interface ListedSessions {
  /** The live ones, the caller's own first, the others as they were used last. */
  readonly sessions: readonly ListedSession[];
  /** The newest first. */
  readonly signIns: readonly SignIn[];
}

export async function listSessions(
  dependencies: ListSessionsDependencies,
  request: { readonly sessionToken: string | undefined },
): Promise<Outcome<ListedSessions, SignedInFailureKind>> {
  const found = await unlimitedUser(dependencies, request);
  if (!found.ok) return found;
  const { account, key: own } = found.value;
  const now = dependencies.clock();
  const kept = await dependencies.sessions.list(account.accountId);
  const sessions = kept
    .filter(({ session }) => isLive(account, session, now))
    .map(({ key, session }) => ({ session, isCurrent: key.tokenHash === own.tokenHash }))
    .toSorted(ownFirst);
  return ok({ sessions, signIns: (account.signIns ?? []).toReversed() });
}

const ownFirst = (a: ListedSession, b: ListedSession) =>
  Number(b.isCurrent) - Number(a.isCurrent) || b.session.lastUsedAt - a.session.lastUsedAt;
