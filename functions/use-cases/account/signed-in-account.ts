import type { Account, Session } from "../../domain/account.ts";
import { tokenHash } from "../../domain/secret-token.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import type { Accounts, Audit, Clock, Sessions } from "../ports.ts";

export interface SignedInDependencies {
  readonly clock: Clock;
  readonly sessions: Sessions;
  readonly accounts: Accounts;
  readonly audit: Audit;
  readonly settings: { readonly session: { readonly idleMinutes: number } };
}

/** The account of a live session, whose idle limit starts anew. */
export async function signedInAccount(
  dependencies: SignedInDependencies,
  { sessionToken }: { readonly sessionToken: string | undefined },
): Promise<Outcome<Account, "not-signed-in">> {
  if (sessionToken === undefined) return fail({ kind: "not-signed-in" });
  const session = await liveSession(dependencies, sessionToken);
  if (!session) return fail({ kind: "not-signed-in" });
  const account = await dependencies.accounts.find(session.accountId);
  if (account) return ok(account);
  // A session is opened for an account only: this one has been deleted since, and nothing of it stays.
  await dependencies.sessions.remove(tokenHash(sessionToken));
  dependencies.audit({
    event: "auth.session-expired",
    outcome: "failure",
    reason: "account-deleted",
    accountId: session.accountId,
  });
  return fail({ kind: "not-signed-in" });
}

async function liveSession(
  { clock, sessions, audit, settings }: SignedInDependencies,
  sessionToken: string,
): Promise<Session | undefined> {
  const now = clock();
  const hash = tokenHash(sessionToken);
  const idleExpiresAt = now + settings.session.idleMinutes * 60_000;
  const session = await sessions.touch(hash, { now, idleExpiresAt });
  if (!session) auditRefused(audit, await sessions.find(hash), now);
  return session;
}

/** A session that is kept no more, was signed out, or never was: those look alike. */
function auditRefused(audit: Audit, over: Session | undefined, now: number): void {
  if (!over) {
    audit({ event: "auth.failed", outcome: "failure", reason: "session-unknown" });
    return;
  }
  const reason = over.absoluteExpiresAt <= now ? "absolute" : "idle";
  audit({ event: "auth.session-expired", outcome: "failure", reason, accountId: over.accountId });
}
