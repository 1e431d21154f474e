import type { Account, Session } from "../domain/account.ts";
import { tokenHash } from "../domain/secret-token.ts";
import { fail, type Outcome, ok } from "./outcome.ts";
import type { Accounts, Clock, Sessions } from "./ports.ts";

export interface SignedInDependencies {
  readonly clock: Clock;
  readonly sessions: Sessions;
  readonly accounts: Accounts;
  readonly sessionPolicy: { readonly idleMinutes: number };
}

/** The account of a live session, whose idle limit starts anew. */
export async function signedInAccount(
  { clock, sessions, accounts, sessionPolicy }: SignedInDependencies,
  { sessionToken }: { readonly sessionToken: string | undefined },
): Promise<Outcome<Account, "not-signed-in" | "account-not-ready">> {
  const session = await liveSession({ clock, sessions, sessionPolicy }, sessionToken);
  if (!session) return fail({ kind: "not-signed-in" });
  const account = await accounts.find(session.accountId);
  // Signed in within the seconds in which the follow-up still finishes the completion.
  return account ? ok(account) : fail({ kind: "account-not-ready" });
}

async function liveSession(
  { clock, sessions, sessionPolicy }: Omit<SignedInDependencies, "accounts">,
  sessionToken: string | undefined,
): Promise<Session | undefined> {
  if (sessionToken === undefined) return undefined;
  const now = clock();
  const idleExpiresAt = now + sessionPolicy.idleMinutes * 60_000;
  return sessions.touch(tokenHash(sessionToken), { now, idleExpiresAt });
}
