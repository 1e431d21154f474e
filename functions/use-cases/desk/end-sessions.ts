import type { Account } from "../../domain/account.ts";
import type { Accounts } from "../ports.ts";
import { endAllSessions } from "../session/end-all-sessions.ts";
import { type ActDependencies, accountOf, announce } from "./act-on-account.ts";
import { type DeskCall, type DeskOutcome, ok } from "./desk-call.ts";
import type { TargetKey } from "./find-target.ts";

export interface EndSessionsDependencies extends ActDependencies {
  readonly accounts: Pick<Accounts, "find" | "raiseEpoch">;
}

/** Signs an account out everywhere; its owner is written to. */
export async function endSessions(
  dependencies: EndSessionsDependencies,
  call: DeskCall,
  key: TargetKey,
): Promise<DeskOutcome<Account>> {
  const found = await accountOf(dependencies, key);
  if (!found.ok) return found;
  const account = found.value;
  await announce(dependencies, call, account, {
    ...{ kind: "sessions-ended", event: "desk.sessions-ended", notice: "sessions-ended" },
  });
  return ok(await endEverySession(dependencies, account));
}

/** The record of it, before it is done. */
export const sessionsEnded = (accountId: string) =>
  ({ event: "session.ended", outcome: "success", accountId, reason: "desk" }) as const;

export async function endEverySession(
  { accounts, audit }: Pick<EndSessionsDependencies, "accounts" | "audit">,
  account: Account,
): Promise<Account> {
  const { accountId } = account;
  audit(sessionsEnded(accountId));
  return endAllSessions(accounts, account);
}
