import type { ClientFacts } from "../../domain/account.ts";
import {
  type SignedInDependencies,
  type SignedInFailureKind,
  unlimitedUser,
} from "../account/signed-in-account.ts";
import type { Outcome } from "../outcome.ts";
import type { Accounts } from "../ports.ts";
import { endAllSessions } from "./end-all-sessions.ts";
import { openSession, type SessionDependencies, type SignedIn } from "./open-session.ts";

export interface EndOtherSessionsDependencies extends SignedInDependencies, SessionDependencies {
  readonly sessions: SessionDependencies["sessions"];
  readonly accounts: Pick<Accounts, "find" | "raiseEpoch">;
  readonly settings: SignedInDependencies["settings"] & SessionDependencies["settings"];
}

type EndFailureKind = SignedInFailureKind | "account-stopped" | "account-dormant";

/** Ends all sessions of the caller's account but this one, which goes on under a new token. */
export async function endOtherSessions(
  dependencies: EndOtherSessionsDependencies,
  { sessionToken, client }: { readonly sessionToken: string | undefined; readonly client: ClientFacts },
): Promise<Outcome<SignedIn, EndFailureKind>> {
  const found = await unlimitedUser(dependencies, { sessionToken });
  if (!found.ok) return found;
  const { account, session: continues } = found.value;
  const { accountId } = account;
  const ended = await endAllSessions(dependencies.accounts, account);
  dependencies.audit({ event: "session.ended", outcome: "success", reason: "all-others", accountId });
  return openSession(dependencies, ended, { factors: [], client, earlierToken: sessionToken, continues });
}
