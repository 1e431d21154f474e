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
): Promise<Outcome<Account, "not-signed-in" | "account-not-ready">> {
  const session = await liveSession(dependencies, sessionToken);
  if (!session) return fail({ kind: "not-signed-in" });
  const account = await dependencies.accounts.find(session.accountId);
  // Signed in within the seconds in which the follow-up still finishes the completion.
  return account ? ok(account) : fail({ kind: "account-not-ready" });
}

async function liveSession(
  { clock, sessions, audit, settings }: SignedInDependencies,
  sessionToken: string | undefined,
): Promise<Session | undefined> {
  if (sessionToken === undefined) return undefined;
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
