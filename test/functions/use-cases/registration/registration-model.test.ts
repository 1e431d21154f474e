/** Two addresses, any number of registrations of each, and everything that can befall them, in any order. */
import { expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  begun,
  commands,
  expectConverged,
  type Onlooker,
  type Opening,
  opening,
} from "../../../../testing/use-cases/registration-model.ts";
import type { World } from "../../../../testing/use-cases/setup.ts";

type Sequence = Iterable<fc.AsyncCommand<Onlooker, World, false>>;

/** What has come of a history, by what must come about in some: what never happens proves nothing. */
async function played(how: Opening, sequence: Sequence = []) {
  const { onlooker, world } = await begun(how);
  await fc.asyncModelRun(() => ({ model: onlooker, real: world }), sequence);
  await expectConverged(onlooker, world);
  const compensated = (reason: string) => world.audited.filter((event) => event.reason === reason).length;
  return {
    accounts: world.accounts.size,
    duplicates: [...world.registrations.values()].filter(({ state }) => state === "duplicate").length,
    adopted: compensated("adopted"),
    finished: compensated("finished"),
  };
}

it.each<[Opening, object]>([
  ["nobody", { accounts: 0, adopted: 0 }],
  ["somebody verified", { accounts: 0, adopted: 0 }],
  ["a claim set aside, whose sign-up still hangs", { accounts: 1, adopted: 1 }],
])("%s, and nobody does anything any more", async (how, expected) => {
  expect(await played(how)).toMatchObject(expected);
});

it("whatever people, queues, time and crashes do, every address has one account or none, and what was acknowledged holds", async () => {
  const seen = { accounts: 0, duplicates: 0, adopted: 0, finished: 0 };
  await fc.assert(
    fc.asyncProperty(opening, commands, async (how, sequence) => {
      const come = await played(how, sequence);
      for (const what of Object.keys(seen) as (keyof typeof seen)[]) seen[what] += come[what]; // all there are
    }),
    { numRuns: 1_000 },
  );
  // Dozens of the rarest, with any seed: the openings see to that.
  expect(Object.entries(seen).filter(([, times]) => times === 0)).toEqual([]);
}, 300_000);
