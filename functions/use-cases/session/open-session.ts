import type { Localized } from "../../../contracts/language.ts";
import {
  type Account,
  type ClientFacts,
  epochOf,
  type Factor,
  isLive,
  REMEMBERED_SIGN_INS,
  refusalOf,
  type Session,
} from "../../domain/account.ts";
import { type SessionKey, sessionKeyOf, sessionToken } from "../../domain/session-token.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import type { Audit, Clock, Sessions, Tokens } from "../ports.ts";

export interface SessionDependencies {
  readonly clock: Clock;
  readonly tokens: Tokens;
  readonly sessions: Sessions;
  readonly audit: Audit;
  readonly settings: {
    readonly session: {
      readonly idleMinutes: number;
      readonly absoluteMinutes: number;
      /** How many an account may have at a time; the oldest ends. */
      readonly maxSessions: number;
    };
    /** Whom to ask whose account is stopped. */
    readonly contact: Localized;
  };
}

export interface SignedIn {
  readonly accountId: string;
  /** The session's cookie, new at every sign-in; its secret is stored only as its hash. */
  readonly sessionToken: string;
  /** Public name of the session. */
  readonly sessionId: string;
}

/** The browser that a session is for. */
export interface SessionClient {
  readonly client: ClientFacts;
  /** The session that the browser had when it came, live or not: it ends. */
  readonly earlierToken?: string | undefined;
}

/** Why somebody gets a session: what was proved, in which browser. */
export interface SessionProof extends SessionClient {
  /** None where a session merely goes on. */
  readonly factors: readonly Factor[];
  /** A session that goes on under a new token: it lasts no longer by that. */
  readonly continues?: Session | undefined;
}

/**
 * The one door to a session: nobody else creates one (test/functions/use-cases/session/one-door.test.ts), so that what an
 * account demands, such as a second factor one day, is demanded of everybody. The token is fresh, and the session that the
 * browser had ends (OWASP ASVS 5.0, 7.2.4).
 */
export async function openSession(
  dependencies: SessionDependencies,
  account: Account,
  proof: SessionProof,
): Promise<Outcome<SignedIn, "account-stopped" | "account-dormant">> {
  const refusal = refusalOf(account);
  if (refusal === "account-stopped") {
    return fail({ kind: refusal, contact: dependencies.settings.contact });
  }
  if (refusal) return fail({ kind: refusal });

  const { clock, tokens, sessions } = dependencies;
  const { accountId } = account;
  const now = clock();
  await endEarlier(dependencies, proof);
  if (!proof.continues) await endOldest(dependencies, account, now);
  const token = sessionToken(accountId, tokens.secret());
  const session = sessionOf(dependencies, account, proof, now);
  await sessions.create(keyOf(token), session);
  return ok({ accountId, sessionToken: token, sessionId: session.sessionId });
}

function keyOf(token: string): SessionKey {
  const key = sessionKeyOf(token);
  if (!key) throw new Error("an id or a secret of another form than a session's token has");
  return key;
}

function sessionOf(
  { tokens, settings }: SessionDependencies,
  account: Account,
  { client, factors, continues }: SessionProof,
  now: number,
): Session {
  const { idleMinutes, absoluteMinutes } = settings.session;
  return {
    accountId: account.accountId,
    sessionId: continues?.sessionId ?? tokens.publicId(),
    epoch: epochOf(account),
    createdAt: continues?.createdAt ?? now,
    authenticatedAt: factors.length > 0 || !continues ? now : continues.authenticatedAt,
    factors: factors.length > 0 || !continues ? factors : continues.factors,
    lastUsedAt: now,
    ...client,
    idleExpiresAt: now + idleMinutes * 60_000,
    absoluteExpiresAt: continues?.absoluteExpiresAt ?? now + absoluteMinutes * 60_000,
  };
}

async function endEarlier(
  { sessions, audit }: SessionDependencies,
  { earlierToken = "", continues }: SessionProof,
): Promise<void> {
  const key = sessionKeyOf(earlierToken);
  const ended = key && (await sessions.remove(key));
  if (!ended || continues) return;
  const { accountId } = ended;
  audit({ event: "auth.signed-out", outcome: "success", reason: "signed-in-again", accountId });
}

/**
 * The sessions are only counted where the remembered sign-ins leave room for too many: an account that nobody has signed
 * in to that often, since the oldest possible session was opened, cannot have them.
 */
async function endOldest(
  { sessions, audit, settings }: SessionDependencies,
  account: Account,
  now: number,
): Promise<void> {
  const { absoluteMinutes, maxSessions } = settings.session;
  const since = now - absoluteMinutes * 60_000;
  const recent = (account.signIns ?? []).filter(({ at }) => at > since).length;
  const OF_THE_COMPLETION = 1;
  if (recent + OF_THE_COMPLETION < Math.min(maxSessions, REMEMBERED_SIGN_INS)) return;

  const { accountId } = account;
  const live = (await sessions.list(accountId)).filter(({ session }) => isLive(account, session, now));
  const oldestFirst = live.toSorted((a, b) => a.session.createdAt - b.session.createdAt);
  for (const { key } of oldestFirst.slice(0, Math.max(0, live.length + 1 - maxSessions))) {
    await sessions.remove(key);
    audit({ event: "session.ended", outcome: "success", reason: "too-many", accountId });
  }
}
