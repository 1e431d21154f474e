import { tokenHash } from "../../domain/secret-token.ts";
import type { Clock, Sessions, Tokens } from "../ports.ts";

export interface SessionDependencies {
  readonly clock: Clock;
  readonly tokens: Tokens;
  readonly sessions: Sessions;
  readonly settings: {
    readonly session: { readonly idleMinutes: number; readonly absoluteMinutes: number };
  };
}

export interface SignedIn {
  readonly accountId: string;
  /** The session's secret for the cookie, new at every sign-in; stored only as its hash. */
  readonly sessionToken: string;
}

/** Opens a session with a fresh token. */
export async function openSession(
  { clock, tokens, sessions, settings }: SessionDependencies,
  { accountId, email }: { readonly accountId: string; readonly email: string },
): Promise<SignedIn> {
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
