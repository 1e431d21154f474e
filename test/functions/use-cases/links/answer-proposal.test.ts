import { describe, expect, it } from "@jest/globals";
import { DAY_MS } from "../../../../functions/domain/durations.ts";
import { reject } from "../../../../functions/use-cases/desk/decide.ts";
import { confirmAddress, objectToProposal } from "../../../../functions/use-cases/links/answer-proposal.ts";
import { correcting, proposer, RIGHT } from "../../../../testing/use-cases/correction.ts";
import { granted } from "../../../../testing/use-cases/setup.ts";

const dead = { ok: false, failure: { kind: "link-dead" } };
const done = { ok: true, value: true };

async function scene() {
  const all = await correcting();
  const { world, accountId } = all;
  const proposal = await all.proposed();
  world.audited.length = 0;
  const { dependencies } = world;
  const withProposal = (special: object) => {
    const account = world.accounts.get(accountId);
    if (account) world.accounts.set(accountId, { ...account, ...special });
  };
  return {
    ...{ ...all, dependencies, proposal, withProposal },
    /** The desk rejects it at the moment at which the answer is written. */
    meanwhileRejected: () => {
      const { proposals } = dependencies;
      const first = async () => void granted(await reject(dependencies, proposer, proposal));
      return {
        ...dependencies,
        proposals: {
          confirmAddress: async (...given: Parameters<typeof proposals.confirmAddress>) => {
            await first();
            return proposals.confirmAddress(...given);
          },
          object: async (...given: Parameters<typeof proposals.object>) => {
            await first();
            return proposals.object(...given);
          },
        },
      };
    },
    record: { outcome: "success", accountId, detail: "correct-address", ticket: "T-1" },
  };
}

const answers = [
  ["confirmed", confirmAddress, "confirm-address"],
  ["objected to", objectToProposal, "object"],
] as const;

describe("what the desk proposes", () => {
  it("is confirmed on record, once, by the hash of the new address; pressing again answers the same", async () => {
    const { world, confirm, dependencies, record } = await scene();
    expect(await confirm()).toEqual(done);
    expect(await confirm()).toEqual(done);
    const emailFields = await dependencies.emailHash(RIGHT);
    expect(world.audited).toEqual([{ event: "desk.address-confirmed", ...record, ...emailFields }]);
  });

  it("is objected to on record, once; pressing again answers the same", async () => {
    const { world, object, record } = await scene();
    expect(await object()).toEqual(done);
    expect(await object()).toEqual(done);
    expect(world.audited).toEqual([{ event: "desk.objected", ...record }]);
  });

  it.each(answers)("cannot be %s once it is over: nothing is put on record", async (_, answer, purpose) => {
    const { world, dependencies, token, proposal } = await scene();
    granted(await reject(dependencies, proposer, proposal));
    world.audited.length = 0;
    expect(await answer(dependencies, { token: token(purpose) })).toEqual(dead);
    expect(world.audited).toEqual([]);
  });

  it.each(answers)("cannot be %s a day later, by a link that lives", async (_, answer, purpose) => {
    const { world, dependencies, token } = await scene();
    const links = {
      peek: async (...[ofWhich, given]: Parameters<typeof dependencies.links.peek>) =>
        dependencies.links.peek(ofWhich, given, world.clock() - DAY_MS),
    };
    world.clock.advance(DAY_MS);
    expect(await answer({ ...dependencies, links }, { token: token(purpose) })).toEqual(dead);
    expect(world.audited).toEqual([]);
  });

  it.each(answers)("cannot be %s where the desk rejects it first", async (_, answer, purpose) => {
    const { accountId, world, meanwhileRejected, token } = await scene();
    expect(await answer(meanwhileRejected(), { token: token(purpose) })).toEqual(dead);
    const { proposal } = world.accounts.get(accountId) ?? {};
    expect(proposal).toMatchObject({ state: "rejected" });
    expect(proposal).not.toHaveProperty("objectedAt");
  });

  it.each(answers)("cannot be %s where the account has no proposal any more", async (_, answer, purpose) => {
    const { world, accountId, dependencies, token } = await scene();
    const account = world.accounts.get(accountId);
    if (!account) throw new Error("there is no account");
    const { proposal: __, ...without } = account;
    world.accounts.set(accountId, without as typeof account);
    expect(await answer(dependencies, { token: token(purpose) })).toEqual(dead);
    expect(await answer(dependencies, { token: "unknown" })).toEqual(dead);
  });

  it("cannot be confirmed where it corrects no address", async () => {
    const { dependencies, proposal, withProposal, token, world } = await scene();
    const { correction: _, ...without } = proposal;
    withProposal({ proposal: without });
    expect(await confirmAddress(dependencies, { token: token("confirm-address") })).toEqual(dead);
    expect(world.audited).toEqual([]);
  });
});
