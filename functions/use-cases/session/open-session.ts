import { tokenHash } from "../../domain/secret-token.ts";
import type { Audit, Clock, Sessions, Tokens } from "../ports.ts";

export interface SessionDependencies {
  readonly clock: Clock;
  readonly tokens: Tokens;
  readonly sessions: Sessions;
  readonly audit: Audit;
  readonly settings: {
    readonly session: { readonly idleMinutes: number; readonly absoluteMinutes: number };
  };
}

export interface SignedIn {
  readonly accountId: string;
  /** The session's secret for the cookie, new at every sign-in; stored only as its hash. */
  readonly sessionToken: string;
}

/** The session that the browser had when it came, live or not. */
export interface EarlierSession {
  readonly earlierToken?: string | undefined;
}

/** Opens a session with a fresh token, after ending the one that the browser had (OWASP ASVS 5.0, 7.2.4). */
export async function openSession(
  { clock, tokens, sessions, settings, audit }: SessionDependencies,
  { accountId, email, earlierToken }: { readonly accountId: string; readonly email: string } & EarlierSession,
): Promise<SignedIn> {
  if (earlierToken !== undefined) {
    const ended = await sessions.remove(tokenHash(earlierToken));
    if (ended) {
      const { accountId: earlier } = ended;
      audit({ event: "auth.signed-out", outcome: "success", reason: "signed-in-again", accountId: earlier });
    }
  }
  const now = clock();
  const { idleMinutes, absoluteMinutes } = settings.session;
  const sessionToken = tokens.secret();
  await sessions.create(tokenHash(sessionToken), {
    accountId,
    email,
    idleExpiresAt: now + idleMinutes * 60_000,
    absoluteExpiresAt: now + absoluteMinutes * 60_000,
  });
  return { accountId, sessionToken };
}
