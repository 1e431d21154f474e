import { beforeEach, describe, expect, it } from "@jest/globals";
import type { DeskActionKind } from "../../../contracts/desk-words.ts";
import { writtenOf } from "../../../functions/domain/account-event.ts";
import { DAY_MS } from "../../../functions/domain/durations.ts";
import { newProposal } from "../../../functions/domain/proposal.ts";
import { dynamoAccounts } from "../../../functions/infra/dynamo-accounts.ts";
import { dynamoDeskAccounts } from "../../../functions/infra/dynamo-desk-accounts.ts";
import type { Accounts, DeskAccounts } from "../../../functions/use-cases/ports.ts";
import { anAccount, anAddressChange, aStep, type SpecialAccount } from "../../../testing/builders.ts";
import { fakeAccounts } from "../../../testing/fakes/accounts.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";
import { ACCOUNTS, db, loseNextAnswer } from "../../../testing/infra/dynamo.ts";

let count = 0;
let accountId = "";
beforeEach(() => {
  count += 1;
  accountId = `at-the-desk-${count}`;
});
const account = (special: SpecialAccount = {}) => anAccount({ accountId, ...special });
const accounts = () => dynamoAccounts(db, ACCOUNTS);
const onDynamo = (reader: Pick<Accounts, "find"> = accounts()) => dynamoDeskAccounts(db, ACCOUNTS, reader);
const stored = () => accounts().find(accountId);

/** Does the same on DynamoDB and in memory: what was answered, and what stands there in the end. */
async function onBoth<T>(doing: (desk: DeskAccounts) => Promise<T>, special?: SpecialAccount) {
  const fake = fakeAccounts();
  if (special) {
    await accounts().put(account(special));
    await fake.port.put(account(special));
  }
  const answer = await doing(onDynamo());
  expect(await doing(fake.desk)).toEqual(answer);
  const left = await stored();
  expect(left).toEqual(fake.items.get(accountId));
  return { answer, left };
}

describe("an account is moved at once", () => {
  const step = aStep();
  const moved = { statusAt: NOW, ...writtenOf(step) };
  const suspended = { status: "suspended" } as const;

  it.each<["suspend" | "restore", string, SpecialAccount | undefined, boolean, object]>([
    ["suspend", "in use", {}, true, { ...suspended, ...moved }],
    ["suspend", "stopped already", { ...suspended, statusAt: 1 }, true, { ...suspended, statusAt: 1 }],
    ["suspend", "frozen", { status: "frozen" }, false, { status: "frozen" }],
    ["suspend", "nobody's", undefined, false, {}],
    ["restore", "stopped", suspended, true, moved],
    ["restore", "in use already", { statusAt: 1 }, true, { statusAt: 1 }],
    ["restore", "frozen", { status: "frozen" }, false, { status: "frozen" }],
    ["restore", "nobody's", undefined, false, {}],
  ])("by %s where it is %s", async (verb, _, special, expected, change) => {
    const { answer, left } = await onBoth((desk) => desk[verb](accountId, NOW, step), special);
    expect(answer).toBe(expected);
    const { status: _before, statusAt: _since, ...others } = account(special);
    expect(left).toEqual(special && { ...others, ...change });
  });

  it("and not upon another event than the latest", async () => {
    const { answer, left } = await onBoth((desk) => desk.suspend(accountId, NOW, step), { eventSequence: 3 });
    expect(answer).toBe(false);
    expect(left).toEqual(account({ eventSequence: 3 }));
  });
});

describe("the end of an account that two operators want", () => {
  const erasesAt = NOW + DAY_MS;
  const end = async (desk: DeskAccounts, now = NOW) => {
    const proposal = newProposal({
      ...{ proposalId: `${accountId}.1`, kind: "delete", proposer: "0a" },
      ...{ reason: "owner-asked", ticket: "T-1", proposedAt: now },
    });
    await desk.propose(accountId, proposal, now);
    const effect = { to: "withdrawing", erasesAt } as const;
    return desk.execute(accountId, { proposal, approver: "0b", now, effect }, aStep());
  };

  it.each([undefined, "suspended", "frozen", "dormant"] as const)(
    "is begun in the write that approves it, also of one that is %s",
    async (status) => {
      const { answer, left } = await onBoth((desk) => end(desk), status ? { status } : {});
      expect(answer).toBe(true);
      expect(left).toMatchObject({
        ...{ status: "withdrawing", statusAt: NOW, erasesAt, ...writtenOf(aStep()) },
        proposal: { state: "executed", decidedAt: NOW },
      });
    },
  );

  it.each(["withdrawing", "erasing"] as const)("is not begun again of one that is %s", async (status) => {
    const { answer, left } = await onBoth((desk) => end(desk), { status, erasesAt: 1 });
    expect(answer).toBe(false);
    expect(left).toMatchObject({ status, erasesAt: 1, proposal: { state: "proposed" } });
  });

  it("waits for as long as its owner may take a change of the address back", async () => {
    const emailChange = anAddressChange();
    await accounts().put(account({ emailChange }));
    expect(await end(onDynamo(), emailChange.undoUntil - 1)).toBe(false);
    accountId = `${accountId}-later`;
    await accounts().put(account({ emailChange }));
    expect(await end(onDynamo(), emailChange.undoUntil)).toBe(true);
  });
});

it("a proposal is in the way of another until it is rejected, or for a day", async () => {
  const proposalOf = (number: number, proposedAt = NOW) =>
    newProposal({
      ...{ proposalId: `${accountId}.${number}`, kind: "export", proposer: "0a" },
      ...{ reason: "owner-asked", ticket: "T-1", proposedAt },
    });
  const [first, second] = [proposalOf(1), proposalOf(2)];
  const { answer, left } = await onBoth(
    async (desk) => [
      await desk.propose(accountId, first, NOW),
      await desk.propose(accountId, second, NOW),
      await desk.reject(accountId, { proposal: second, now: NOW }),
      await desk.reject(accountId, { proposal: first, now: NOW + 1 }),
      await desk.reject(accountId, { proposal: first, now: NOW + 2 }),
      await desk.propose(accountId, second, NOW),
      await desk.propose(accountId, proposalOf(3), NOW + DAY_MS - 1),
      await desk.propose(accountId, proposalOf(3, NOW + DAY_MS), NOW + DAY_MS),
      await desk.reject(accountId, { proposal: proposalOf(3, NOW + DAY_MS), now: NOW + DAY_MS + 1 }),
    ],
    {},
  );
  expect(answer).toEqual([true, false, false, true, false, true, false, true, true]);
  expect(left?.proposal).toMatchObject({ state: "rejected", decidedAt: NOW + DAY_MS + 1 });
});

describe("what operators do at an account is noted", () => {
  const action = (kind: DeskActionKind, at = NOW) => ({ at, kind, reason: "owner-asked" as const });
  const kinds = async () => (await stored())?.deskActions?.map(({ kind }) => kind);

  it("one after another, also by one who read it before the others", async () => {
    const { left } = await onBoth(async (desk) => {
      await desk.note(account(), action("searched"));
      await desk.note(account(), action("revealed"));
      await desk.note(account(), action("resent", NOW + 9));
      await desk.note(account({ deskActions: [action("approved")] }), action("reset-sent", NOW + 9));
    }, {});
    expect(left?.deskActions).toEqual([
      ...[action("searched"), action("revealed", NOW + 1)],
      ...[action("resent", NOW + 9), action("reset-sent", NOW + 10)],
    ]);
  });

  it("without reading where nothing has been noted since", async () => {
    const unread = onDynamo({ find: () => Promise.reject(new Error("was read")) });
    await accounts().put(account());
    for (const kind of ["searched", "revealed", "resent", "rejected"] as const)
      await unread.note((await stored()) ?? account(), action(kind));
    expect(await kinds()).toEqual(["searched", "revealed", "resent", "rejected"]);
    await expect(unread.note(account(), action("approved"))).rejects.toThrow("was read");
  });

  it("where it remembers less than was read", async () => {
    await accounts().put(account());
    await onDynamo().note(account({ deskActions: [action("approved")] }), action("searched"));
    expect(await kinds()).toEqual(["searched"]);
  });

  it("once where the answer is lost", async () => {
    await accounts().put(account());
    await onDynamo().note(account(), action("searched"));
    const before = (await stored()) ?? account();
    const lost = loseNextAnswer(db);
    await onDynamo().note(before, action("revealed", NOW + 5));
    expect(lost.sent()).toBeGreaterThan(1);
    expect(await kinds()).toEqual(["searched", "revealed"]);
  });

  it("nowhere where there is no account, or none any more", async () => {
    const { left } = await onBoth((desk) => desk.note(account(), action("searched")));
    expect(left).toBeUndefined();
  });

  /** Others are at the account between each of the first readings and the write that follows it. */
  const interrupted = (times: number) => {
    let left = times;
    return onDynamo({
      find: async (id) => {
        const found = await accounts().find(id);
        left -= 1;
        if (left >= 0 && found) await onDynamo().note(found, action("searched"));
        return found;
      },
    });
  };

  it("among five at once, and more are an error", async () => {
    await accounts().put(account());
    await onDynamo().note(account(), action("searched"));
    await interrupted(3).note(account(), action("resent"));
    expect((await kinds())?.at(-1)).toBe("resent");
    await expect(interrupted(4).note(account(), action("reset-sent"))).rejects.toThrow(/could not be noted/);
    expect(await kinds()).not.toContain("reset-sent");
  });
});
