import { type Account, admitsSession, type Session } from "../../domain/account.ts";
import {
  admitsCall,
  type LimitedCall,
  limitOf,
  type Refusing,
  type SessionLimit,
} from "../../domain/session-limit.ts";
import { type SessionKey, sessionKeyOf } from "../../domain/session-token.ts";
import { type Terms, termsInForce } from "../../domain/terms.ts";
import { type Failure, fail, type Outcome, ok } from "../outcome.ts";
import type { Accounts, Audit, Clock, Sessions } from "../ports.ts";

export interface SignedInDependencies {
  readonly clock: Clock;
  readonly sessions: Pick<Sessions, "touch" | "find" | "remove">;
  readonly accounts: Pick<Accounts, "find">;
  readonly audit: Audit;
  readonly settings: Terms & { readonly session: { readonly idleMinutes: number } };
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

/** How each limit refuses. */
interface Refusals {
  readonly withdrawing: "withdrawal-pending";
  readonly terms: "terms-pending";
}

/** What a call may be refused, besides its own failures. */
export type SignedInFailureKind<Call extends LimitedCall = never> =
  | "not-signed-in"
  | Refusals[Refusing<Call>];

/** The account of whoever is signed in, for its owner to see. */
export async function signedInAccount(
  dependencies: SignedInDependencies,
  caller: Caller,
): Promise<Outcome<Account, SignedInFailureKind<"show-account">>> {
  const found = await admittedUser(dependencies, caller, "show-account");
  return found.ok ? ok(found.value.account) : found;
}

/** Whoever is signed in, for what no limited session may do. */
export const unlimitedUser = (dependencies: SignedInDependencies, caller: Caller) =>
  admittedUser(dependencies, caller);

/** Whoever is signed in, if a session that is limited may make that call (functions/domain/session-limit.ts). */
export async function admittedUser<Call extends LimitedCall = never>(
  dependencies: SignedInDependencies,
  caller: Caller,
  call?: Call,
): Promise<Outcome<SignedInUser, SignedInFailureKind<Call>>> {
  const found = await signedInUser(dependencies, caller);
  if (!found.ok) return found;
  const { clock, settings } = dependencies;
  const now = clock();
  const limit = limitOf(found.value.account, settings, now);
  if (limit === undefined || admitsCall(limit, call)) return found;
  // What the table says of a call, `Refusing` says of its name.
  const failure = refusals[limit](settings, now) as RefusalOf<Call>;
  return { ok: false, failure };
}

type RefusalOf<Call extends LimitedCall> = Extract<Failure, { kind: SignedInFailureKind<Call> }>;

const refusals = {
  withdrawing: () => ({ kind: "withdrawal-pending" }),
  terms: (terms: Terms, now: number) => ({
    kind: "terms-pending",
    currentVersion: termsInForce(terms, now).version,
  }),
} as const satisfies { readonly [L in SessionLimit]: (terms: Terms, now: number) => { kind: Refusals[L] } };

/** Whoever has a live session, limited or not, whose idle limit starts anew. */
async function signedInUser(
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
