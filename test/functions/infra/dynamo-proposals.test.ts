import { beforeEach, describe, expect, it } from "@jest/globals";
import { DAY_MS } from "../../../functions/domain/durations.ts";
import { type Effect, newProposal, type Proposal } from "../../../functions/domain/proposal.ts";
import { dynamoAccounts } from "../../../functions/infra/dynamo-accounts.ts";
import { dynamoDeskAccounts } from "../../../functions/infra/dynamo-desk-accounts.ts";
import { dynamoProposals } from "../../../functions/infra/dynamo-proposals.ts";
import type { DeskAccounts, Proposals } from "../../../functions/use-cases/ports.ts";
import { anAccount, aStep, type SpecialAccount } from "../../../testing/builders.ts";
import { fakeAccounts } from "../../../testing/fakes/accounts.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";
import { ACCOUNTS, db, loseNextAnswer } from "../../../testing/infra/dynamo.ts";

let count = 0;
let accountId = "";
beforeEach(() => {
  count += 1;
  accountId = `proposed-${count}`;
});

const correction = { newEmail: "new@example.jp", evidence: "letter", changeId: "change-1" } as const;
const aProposal = (special: Partial<Parameters<typeof newProposal>[0]> = {}): Proposal =>
  newProposal({
    ...{ proposalId: `${accountId}.1`, kind: "correct-address", proposer: "0a" },
    ...{ reason: "lost-mailbox", ticket: "T-1", proposedAt: NOW, correction },
    ...special,
  });

type Doing = (desk: DeskAccounts, proposals: Proposals) => Promise<readonly boolean[]>;

/** Does the same on DynamoDB and in memory: what each write answered, and what stands there in the end. */
async function onBoth(doing: Doing, special: SpecialAccount = {}) {
  const fake = fakeAccounts();
  const onDynamo = dynamoAccounts(db, ACCOUNTS);
  const account = anAccount({ accountId, ...special });
  await onDynamo.put(account);
  await fake.port.put(account);
  const answers = await doing(dynamoDeskAccounts(db, ACCOUNTS, onDynamo), dynamoProposals(db, ACCOUNTS));
  expect(await doing(fake.desk, fake.proposals)).toEqual(answers);
  const stored = await onDynamo.find(accountId);
  expect(stored).toEqual(fake.items.get(accountId));
  return { answers, stored, proposal: stored?.proposal };
}

const inTurn = async (...writes: readonly (() => Promise<boolean>)[]): Promise<boolean[]> => {
  const answers: boolean[] = [];
  for (const write of writes) answers.push(await write());
  return answers;
};

describe("what becomes of a proposal", () => {
  it("is an approval once the mailbox is proven, by another, of what was shown, within a day; and then its end", async () => {
    const proposal = aProposal();
    const { proposalId } = proposal;
    const { answers, proposal: stored } = await onBoth((desk, proposals) => {
      const approve = (special: object = {}, approver = "0b", now = NOW) =>
        desk.approve(accountId, { proposal: { ...proposal, ...special }, approver, now });
      const confirm = (id = proposalId, now = NOW) =>
        proposals.confirmAddress(accountId, { proposalId: id, now });
      const close = () => proposals.close(accountId, { proposalId, state: "executed" });
      return inTurn(
        () => desk.propose(accountId, proposal, NOW),
        () => approve(),
        () => confirm("another"),
        () => confirm(proposalId, NOW + DAY_MS),
        () => close(),
        () => confirm(),
        () => approve({}, "0a"),
        () => approve({ digest: "00" }),
        () => approve({}, "0b", NOW + DAY_MS),
        () => approve(),
        () => approve({}, "0c"),
        () => confirm(),
        () => desk.propose(accountId, aProposal({ proposalId: `${accountId}.2` }), NOW),
        () => close(),
        () => close(),
      );
    });
    const refused = [false, false, false, false];
    expect(answers).toEqual([
      ...[true, ...refused, true, false, false, false, true],
      ...[false, false, false, true, false],
    ]);
    expect(stored).toMatchObject({ state: "executed", decidedAt: NOW, correction: { confirmedAt: NOW } });
  });

  it("is an export by the approval itself", async () => {
    const { correction: _, ...shown } = aProposal();
    const proposal = newProposal({ ...shown, kind: "export" });
    const { answers, proposal: stored } = await onBoth((desk, proposals) =>
      inTurn(
        () => desk.propose(accountId, proposal, NOW),
        () => proposals.confirmAddress(accountId, { proposalId: proposal.proposalId, now: NOW }),
        () => desk.approve(accountId, { proposal, approver: "0b", now: NOW }),
      ),
    );
    expect(answers).toEqual([true, false, true]);
    expect(stored).toMatchObject({ state: "executed", decidedAt: NOW });
  });

  it("is an objection while it is open, and nothing after it", async () => {
    const proposal = aProposal();
    const { proposalId } = proposal;
    const { answers, proposal: stored } = await onBoth((desk, proposals) => {
      const object = (id = proposalId, now = NOW) => proposals.object(accountId, { proposalId: id, now });
      return inTurn(
        () => object(),
        () => desk.propose(accountId, proposal, NOW),
        () => object("another"),
        () => object(proposalId, NOW + DAY_MS),
        () => object(),
        () => object(),
        () => desk.reject(accountId, { proposal, now: NOW }),
        () => desk.propose(accountId, aProposal({ proposalId: `${accountId}.2` }), NOW),
        () => object(),
      );
    });
    expect(answers).toEqual([false, true, false, false, true, false, false, true, false]);
    expect(stored).toMatchObject({ state: "proposed", proposalId: `${accountId}.2` });
  });

  it("is over after a day, whether or not it was carried out: another takes its place", async () => {
    const proposal = aProposal();
    const later = aProposal({ proposalId: `${accountId}.2`, proposedAt: NOW + DAY_MS });
    const { answers } = await onBoth((desk, proposals) =>
      inTurn(
        () => desk.propose(accountId, proposal, NOW),
        () => proposals.confirmAddress(accountId, { proposalId: proposal.proposalId, now: NOW }),
        () => desk.approve(accountId, { proposal, approver: "0b", now: NOW }),
        () => desk.propose(accountId, later, NOW + DAY_MS - 1),
        () => desk.propose(accountId, later, NOW + DAY_MS),
        () => proposals.close(accountId, { proposalId: proposal.proposalId, state: "executed" }),
      ),
    );
    expect(answers).toEqual([true, true, true, false, true, false]);
  });
});

describe("what an approval does to an account in its own write", () => {
  const stop: Effect = { from: "active", to: "suspended" };
  const release: Effect = { from: "suspended", to: "active" };
  const ofKind = (kind: "suspend" | "restore") => {
    const { correction: _, ...shown } = aProposal();
    return newProposal({ ...shown, kind });
  };

  it("stops it and ends its sessions: once, by another, of what was shown, within a day, upon the latest event", async () => {
    const proposal = ofKind("suspend");
    const step = aStep({}, { type: "AccountSuspended" });
    const { answers, stored } = await onBoth(
      (desk) => {
        const execute = (special: object = {}, approver = "0b", now = NOW, upon = step) =>
          desk.execute(
            accountId,
            { proposal: { ...proposal, ...special }, approver, now, effect: stop },
            upon,
          );
        return inTurn(
          () => execute(),
          () => desk.propose(accountId, proposal, NOW),
          () => execute({}, "0a"),
          () => execute({ digest: "00" }),
          () => execute({ proposalId: `${accountId}.2` }),
          () => execute({}, "0b", NOW + DAY_MS),
          () => execute({}, "0b", NOW, aStep({ eventSequence: 2 })),
          () => execute(),
          () => execute(),
        );
      },
      { sessionEpoch: 4 },
    );
    expect(answers).toEqual([false, true, false, false, false, false, false, true, false]);
    expect(stored).toMatchObject({
      ...{ status: "suspended", statusAt: NOW, sessionEpoch: 5, eventSequence: 2 },
      proposal: { state: "executed", decidedAt: NOW },
    });
  });

  it("stops it once where the answer is lost, from the first epoch on", async () => {
    const proposal = ofKind("suspend");
    const accounts = dynamoAccounts(db, ACCOUNTS);
    const desk = dynamoDeskAccounts(db, ACCOUNTS, accounts);
    await accounts.put(anAccount({ accountId }));
    await desk.propose(accountId, proposal, NOW);
    const lost = loseNextAnswer(db);
    const facts = { proposal, approver: "0b", now: NOW, effect: stop };
    expect(await desk.execute(accountId, facts, aStep())).toBe(true);
    expect(lost.sent()).toBeGreaterThan(1);
    expect(await accounts.find(accountId)).toMatchObject({ status: "suspended", sessionEpoch: 1 });
  });

  it.each(["suspended", "frozen", "dormant", "withdrawing", "erasing"] as const)(
    "does not stop one that is %s",
    async (status) => {
      const proposal = ofKind("suspend");
      const { answers, stored } = await onBoth(
        (desk) =>
          inTurn(
            () => desk.propose(accountId, proposal, NOW),
            () => desk.execute(accountId, { proposal, approver: "0b", now: NOW, effect: stop }, aStep()),
          ),
        { status },
      );
      expect(answers).toEqual([true, false]);
      expect(stored).toMatchObject({ status, proposal: { state: "proposed" } });
    },
  );

  it("lets one be used again that the city has stopped, and no other; its sessions stay as they are", async () => {
    const proposal = ofKind("restore");
    const facts = { proposal, approver: "0b", now: NOW, effect: release };
    const step = aStep({}, { type: "AccountRestored" });
    const doing: Doing = (desk) =>
      inTurn(
        () => desk.propose(accountId, proposal, NOW),
        () => desk.execute(accountId, facts, step),
      );
    const { answers, stored } = await onBoth(doing, { status: "suspended", sessionEpoch: 4 });
    expect(answers).toEqual([true, true]);
    expect(stored).toMatchObject({ statusAt: NOW, sessionEpoch: 4, proposal: { state: "executed" } });
    expect(stored?.status).toBeUndefined();
    accountId = `${accountId}-frozen`;
    expect((await onBoth(doing, { status: "frozen" })).answers).toEqual([true, false]);
  });
});
