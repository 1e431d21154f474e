/** Users of a pool, made anew from the accounts that name them (docs/adr/0058). */

/** What an account says of its user. */
export interface Owner {
  readonly accountId: string;
  readonly email: string;
  readonly registrationId: string;
  /** Of the user that it had; empty where it never noted one. */
  readonly userSub: string;
}

export interface PoolUser {
  readonly userSub: string;
  /** Of which account it says that it is. */
  readonly accountId: string;
  /** Made, and left without a password that lasts: whoever made it did not come to the end. */
  readonly isUnfinished: boolean;
}

export interface UserPool {
  /** By address or by `userSub`. */
  find(username: string): Promise<PoolUser | undefined>;
  /** Returns its `userSub`. */
  create(owner: Owner): Promise<string>;
  /** Gives a user a password that nobody knows. */
  finish(userSub: string): Promise<void>;
  remove(userSub: string): Promise<void>;
}

export interface AccountsTable {
  /** All accounts, none of those that were erased. */
  pages(): AsyncIterable<readonly Owner[]>;
  /** Notes the user, where the account still is as it was read; whether it does. */
  noteUser(owner: Owner, userSub: string): Promise<boolean>;
}

export interface RestoreDependencies {
  readonly pool: UserPool;
  readonly accounts: AccountsTable;
  /** Records that accounts have got new users. */
  readonly record: (accountIds: readonly string[]) => Promise<void>;
  /** After each page, what has been found so far. */
  readonly onPage: (found: Found) => void;
}

/** Counts, and the accounts that somebody has to look at. */
export interface Found {
  readonly accounts: number;
  readonly made: number;
  readonly lacking: number;
  /** Their address has a user of another account. */
  readonly taken: readonly string[];
  /** Changed while they were looked at: the next run finds how they stand. */
  readonly changed: readonly string[];
}

const nothing: Found = { accounts: 0, made: 0, lacking: 0, taken: [], changed: [] };

type Status =
  | { readonly kind: "present" | "taken" | "lacking" }
  /** Made by an earlier run that did not come to its end. */
  | { readonly kind: "unnoted"; readonly user: PoolUser };

/** Below what Cognito takes a second of each kind of call; its clients wait where it takes less. */
const SIDE_BY_SIDE = 4;

/** Looks at every account, and with `make` gives each that lacks its user a new one. */
export async function restoreUsers(dependencies: RestoreDependencies, make: boolean): Promise<Found> {
  let found = nothing;
  for await (const owners of dependencies.accounts.pages()) {
    found = await restorePage(dependencies, owners, make, found);
    dependencies.onPage(found);
  }
  return found;
}

async function restorePage(
  { pool, accounts, record }: RestoreDependencies,
  owners: readonly Owner[],
  make: boolean,
  before: Found,
): Promise<Found> {
  const stand = await sideBySide(owners, async (owner) => ({
    owner,
    status: await statusOf(pool, owner),
  }));
  const idsOf = (kind: Status["kind"]) =>
    stand.flatMap(({ owner, status }) => (status.kind === kind ? [owner.accountId] : []));
  const open = stand.filter(({ status }) => status.kind === "lacking" || status.kind === "unnoted");
  const found = {
    ...before,
    accounts: before.accounts + owners.length,
    taken: [...before.taken, ...idsOf("taken")],
  };
  if (!make) return { ...found, lacking: before.lacking + open.length };

  const ready = await sideBySide(open, async ({ owner, status }) => ({
    owner,
    userSub: await completeUser(pool, owner, status),
  }));
  // Before it can be signed in with: who dies on the way has it recorded again by the next run.
  if (ready.length > 0) await record(ready.map(({ owner }) => owner.accountId));
  const changed = await sideBySide(ready, async ({ owner, userSub }) => {
    if (await accounts.noteUser(owner, userSub)) return [];
    // The account has ended, or has another address by now: a user of it would be nobody's.
    await pool.remove(userSub);
    return [owner.accountId];
  });
  const made = before.made + ready.length - changed.flat().length;
  return { ...found, made, changed: [...before.changed, ...changed.flat()] };
}

async function statusOf(pool: UserPool, { accountId, email, userSub }: Owner): Promise<Status> {
  const byEmail = await pool.find(email);
  if (byEmail && byEmail.accountId !== accountId) return { kind: "taken" };
  if (byEmail) return byEmail.userSub === userSub ? { kind: "present" } : { kind: "unnoted", user: byEmail };
  // Between two addresses, or the table is older than the pool: its user has another one.
  const bySub = userSub === "" ? undefined : await pool.find(userSub);
  return { kind: bySub ? "present" : "lacking" };
}

/** One that has a lasting password keeps it: it may be its owner's, set since an earlier run. */
async function completeUser(pool: UserPool, owner: Owner, status: Status): Promise<string> {
  const { userSub, isUnfinished } =
    status.kind === "unnoted" ? status.user : { userSub: await pool.create(owner), isUnfinished: true };
  if (isUnfinished) await pool.finish(userSub);
  return userSub;
}

async function sideBySide<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const waiting = [...items.entries()];
  const done: R[] = [];
  const one = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [at, item] = next;
      done[at] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, one));
  return done;
}
