import { type Account, epochOf, statusOf } from "../../domain/account.ts";
import type { Accounts } from "../ports.ts";

/** More than can be at work on one account at the same moment. */
const ATTEMPTS = 5;

/**
 * Ends every session of an account, and returns the account as it is then: a session that is opened for it now lives.
 * Whoever has raised the epoch meanwhile has ended the sessions before theirs, not before ours: it is raised again.
 *
 * @param passwordChangedAt when a password has taken effect, if one has
 * @param revivedAt when it comes into use again if it is dormant
 */
export async function endAllSessions(
  accounts: Pick<Accounts, "find" | "raiseEpoch">,
  account: Account,
  { passwordChangedAt, revivedAt }: { readonly passwordChangedAt?: number; readonly revivedAt?: number } = {},
): Promise<Account> {
  const changed = passwordChangedAt === undefined ? {} : { passwordChangedAt };
  let current: Account | undefined = account;
  for (let attempt = 1; attempt <= ATTEMPTS && current; attempt += 1) {
    const epoch = nextEpoch(current);
    const revived = statusOf(current) === "dormant" && revivedAt !== undefined ? { revivedAt } : {};
    if (await accounts.raiseEpoch(account.accountId, { epoch, ...changed, ...revived }))
      return { ...current, ...changed, sessionEpoch: epoch };
    current = await accounts.find(account.accountId);
  }
  throw new Error("the sessions of an account could not be ended");
}

/** The epoch that ends the sessions there are. */
export const nextEpoch = (account: Account) => epochOf(account) + 1;
