import { type Account, epochOf, statusOf } from "../../domain/account.ts";
import { type AnnounceDependencies, announce } from "../account/with-event.ts";
import type { Accounts } from "../ports.ts";

interface EndFacts {
  /** When a password has taken effect, if one has. */
  readonly passwordChangedAt?: number;
  /** It comes into use again if it is dormant. */
  readonly revival?: AnnounceDependencies & { readonly at: number };
  /** Whether the browsers that have signed in to it are strangers from now on. */
  readonly forgetsDevices?: boolean;
}

/** More than can be at work on one account at the same moment. */
const ATTEMPTS = 5;

/**
 * Ends every session of an account, and returns the account as it is then: a session that is opened for it now lives.
 * Whoever has raised the epoch meanwhile has ended the sessions before theirs, not before ours: it is raised again.
 */
export async function endAllSessions(
  accounts: Pick<Accounts, "find" | "raiseEpoch">,
  account: Account,
  { passwordChangedAt, revival: reviving, forgetsDevices = false }: EndFacts = {},
): Promise<Account> {
  const changed = passwordChangedAt === undefined ? {} : { passwordChangedAt };
  let current: Account | undefined = account;
  for (let attempt = 1; attempt <= ATTEMPTS && current; attempt += 1) {
    const epoch = nextEpoch(current);
    const revival = await revivalOf(current, reviving);
    const facts = {
      epoch,
      ...changed,
      ...(revival && { revival }),
      ...(forgetsDevices && { forgetsDevices }),
    };
    if (await accounts.raiseEpoch(account.accountId, facts))
      return { ...current, ...changed, ...(forgetsDevices && { deviceEpoch: epoch }), sessionEpoch: epoch };
    current = await accounts.find(account.accountId);
  }
  throw new Error("the sessions of an account could not be ended");
}

const revivalOf = async (account: Account, revival: EndFacts["revival"]) =>
  revival && statusOf(account) === "dormant"
    ? announce(revival, account, { type: "AccountRestored", at: revival.at })
    : undefined;

/** The epoch that ends the sessions there are. */
export const nextEpoch = (account: Account) => epochOf(account) + 1;
