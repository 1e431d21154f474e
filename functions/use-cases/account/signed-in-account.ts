import { type Account, admitsSession, type Session, type SessionLimit } from "../../domain/account.ts";
import { type SessionKey, sessionKeyOf } from "../../domain/session-token.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import type { Accounts, Audit, Clock, Sessions } from "../ports.ts";

export interface SignedInDependencies {
  readonly clock: Clock;
  readonly sessions: Pick<Sessions, "touch" | "find" | "remove">;
  readonly accounts: Pick<Accounts, "find">;
  readonly audit: Audit;
  readonly settings: { readonly session: { readonly idleMinutes: number } };
}

/** Whoever is signed in, and by which session. */
export interface SignedInUser {
  readonly account: Account;
  readonly session: Session;
  readonly key: SessionKey;
}

interface Caller {
  readonly sessionToken: string | undefined;
}

/** The account of a live session, whose idle limit starts anew; also of one that is limited. */
export async function signedInAccount(
  dependencies: SignedInDependencies,
  caller: Caller,
): Promise<Outcome<Account, "not-signed-in">> {
  const found = await signedInUser(dependencies, caller);
  return found.ok ? ok(found.value.account) : found;
}

const limits: Readonly<Record<SessionLimit, "withdrawal-pending">> = { withdrawing: "withdrawal-pending" };

/** As `signedInUser`, for what a limited session may not do. */
export async function unlimitedUser(
  dependencies: SignedInDependencies,
  caller: Caller,
): Promise<Outcome<SignedInUser, "not-signed-in" | "withdrawal-pending">> {
  const found = await signedInUser(dependencies, caller);
  if (!found.ok) return found;
  const { limited } = found.value.session;
  return limited === undefined ? found : fail({ kind: limits[limited] });
}

/** Whoever has a live session, whose idle limit starts anew. */
export async function signedInUser(
  dependencies: SignedInDependencies,
  { sessionToken = "" }: Caller,
): Promise<Outcome<SignedInUser, "not-signed-in">> {
  const key = sessionKeyOf(sessionToken);
  const session = key && (await sessionWithinLimits(dependencies, key));
  if (!session) return fail({ kind: "not-signed-in" });
  const account = await dependencies.accounts.find(key.accountId);
  if (account && admitsSession(account, session)) return ok({ account, session, key });
  // Whatever has ended it ended it for good: nothing of it stays.
  await dependencies.sessions.remove(key);
  dependencies.audit({
    event: "auth.session-expired",
    outcome: "failure",
    reason: account ? "ended" : "account-deleted",
    accountId: key.accountId,
  });
  return fail({ kind: "not-signed-in" });
}

async function sessionWithinLimits(
  { clock, sessions, audit, settings }: SignedInDependencies,
  key: SessionKey,
): Promise<Session | undefined> {
  const now = clock();
  const idleExpiresAt = now + settings.session.idleMinutes * 60_000;
  const session = await sessions.touch(key, { now, idleExpiresAt });
  if (!session) auditRefused(audit, await sessions.find(key), now);
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
