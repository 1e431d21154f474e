import { describe, expect, it } from "@jest/globals";
import {
  type Found,
  type Owner,
  type PoolUser,
  type RestoreDependencies,
  restoreUsers,
} from "../../../commands/restore/restore-users.ts";

const anOwner = (name: string, changed: Partial<Owner> = {}): Owner => ({
  accountId: `account-${name}`,
  email: `${name}@example.jp`,
  registrationId: `registration-${name}`,
  userSub: `old-${name}`,
  ...changed,
});

type StoredUser = PoolUser & { email: string; password: string };

function setup(owners: readonly Owner[], existing: readonly Partial<StoredUser>[] = []) {
  const users = existing.map(
    (user) => ({ isUnfinished: false, password: "their own", ...user }) as StoredUser,
  );
  const accounts = new Map(owners.map((owner) => [owner.accountId, owner]));
  const recorded: string[] = [];
  const pages: Found[] = [];
  const deps: RestoreDependencies = {
    pool: {
      find: async (username) =>
        users.find(({ email, userSub }) => email === username || userSub === username),
      async create({ email, accountId }) {
        const userSub = `new-${email.split("@")[0]}`;
        users.push({ userSub, email, accountId, isUnfinished: true, password: "" });
        return userSub;
      },
      async finish(userSub) {
        const at = users.findIndex((user) => user.userSub === userSub);
        users[at] = { ...(users[at] as StoredUser), isUnfinished: false, password: "unknown" };
      },
      async remove(userSub) {
        users.splice(0, users.length, ...users.filter((user) => user.userSub !== userSub));
      },
    },
    accounts: {
      async *pages() {
        for (let at = 0; at < owners.length; at += 2) yield owners.slice(at, at + 2);
      },
      async noteUser(owner, userSub) {
        const stored = accounts.get(owner.accountId);
        if (stored?.email !== owner.email || stored.userSub !== owner.userSub) return false;
        accounts.set(owner.accountId, { ...stored, userSub });
        return true;
      },
    },
    record: async (accountIds) => void recorded.push(...accountIds),
    onPage: (found) => void pages.push(found),
  };
  return { deps, users, accounts, recorded, pages };
}

const [a, b, c] = [anOwner("a"), anOwner("b"), anOwner("c", { userSub: "" })];

describe("users of a lost pool", () => {
  it("are counted, and nothing is done, where they are only looked for", async () => {
    const { deps, users, recorded, pages } = setup([a, b, c]);
    expect(await restoreUsers(deps, false)).toMatchObject({ accounts: 3, lacking: 3, made: 0 });
    expect([users, recorded]).toEqual([[], []]);
    expect(pages.map(({ accounts }) => accounts)).toEqual([2, 3]);
  });

  it("are made of every account, with a password that nobody knows, and noted and recorded", async () => {
    const { deps, users, accounts, recorded } = setup([a, b, c]);
    const found = await restoreUsers(deps, true);
    expect(found).toEqual({ accounts: 3, made: 3, lacking: 0, taken: [], changed: [] });
    for (const { accountId } of [a, b, c]) {
      const user = users.find((each) => each.accountId === accountId);
      expect(user).toMatchObject({ isUnfinished: false, password: "unknown" });
      expect(accounts.get(accountId)?.userSub).toBe(user?.userSub);
    }
    expect(recorded.toSorted()).toEqual([a, b, c].map(({ accountId }) => accountId));
  });

  it("are left as they are where they are there", async () => {
    const { deps, users, recorded } = setup([a], [{ ...a }]);
    expect(await restoreUsers(deps, true)).toMatchObject({ accounts: 1, made: 0 });
    expect(users).toMatchObject([{ userSub: "old-a", password: "their own" }]);
    expect(recorded).toEqual([]);
  });

  it("are left as they are where they have another address than a table that is older", async () => {
    const { deps, users } = setup([a], [{ ...a, email: "later@example.jp" }]);
    expect(await restoreUsers(deps, true)).toMatchObject({ made: 0, taken: [], changed: [] });
    expect(users).toHaveLength(1);
  });
});

describe("a run that comes after one that died", () => {
  it("gives a user a password who has none that lasts", async () => {
    const half = {
      userSub: "new-a",
      email: a.email,
      accountId: a.accountId,
      isUnfinished: true,
      password: "",
    };
    const { deps, users, accounts } = setup([a], [half]);
    expect(await restoreUsers(deps, true)).toMatchObject({ made: 1 });
    expect(users).toMatchObject([{ userSub: "new-a", password: "unknown" }]);
    expect(accounts.get(a.accountId)?.userSub).toBe("new-a");
  });

  it("leaves a password that its owner has set since, and notes the user", async () => {
    const { deps, users, accounts, recorded } = setup([a], [{ ...a, userSub: "new-a" }]);
    expect(await restoreUsers(deps, false)).toMatchObject({ lacking: 1 });
    expect(await restoreUsers(deps, true)).toMatchObject({ made: 1 });
    expect(users).toMatchObject([{ password: "their own" }]);
    expect(accounts.get(a.accountId)?.userSub).toBe("new-a");
    expect(recorded).toEqual([a.accountId]);
  });
});

describe("what nobody can decide here", () => {
  it("is named where the address has another account's user, who stays", async () => {
    const { deps, users } = setup([a, b], [{ ...a, userSub: "stranger", accountId: "account-x" }]);
    expect(await restoreUsers(deps, true)).toMatchObject({ made: 1, taken: [a.accountId] });
    expect(users.map(({ userSub }) => userSub)).toEqual(["stranger", "new-b"]);
  });

  it("leaves no user behind where the account has changed meanwhile", async () => {
    const { deps, users, accounts } = setup([a]);
    accounts.set(a.accountId, { ...a, email: "later@example.jp" });
    expect(await restoreUsers(deps, true)).toMatchObject({ made: 0, changed: [a.accountId] });
    expect(users).toEqual([]);
  });
});
