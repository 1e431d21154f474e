/** Two addresses, any number of registrations of each, and everything that can befall them, in any order. */
import { expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  aVerifiedFlow,
  commands,
  expectConverged,
  type Onlooker,
} from "../../../../testing/use-cases/registration-model.ts";
import { setup, type World } from "../../../../testing/use-cases/setup.ts";

type Sequence = Iterable<fc.AsyncCommand<Onlooker, World, false>>;

async function played({ isVerified, sequence }: { isVerified: boolean; sequence: Sequence }) {
  const world = setup();
  const onlooker: Onlooker = { flows: isVerified ? [await aVerifiedFlow(world)] : [], late: [] };
  await fc.asyncModelRun(() => ({ model: onlooker, real: world }), sequence);
  await expectConverged(onlooker, world);
  return { world, onlooker };
}

it("whatever people, queues, time and crashes do, every address has one account or none, and what was told holds", async () => {
  const seen = { accounts: 0, duplicates: 0, adopted: 0, finished: 0 };
  const count = ({ world }: Awaited<ReturnType<typeof played>>) => {
    seen.accounts += world.accounts.size;
    seen.duplicates += [...world.registrations.values()].filter(({ state }) => state === "duplicate").length;
    for (const reason of ["adopted", "finished"] as const) {
      seen[reason] += world.audited.filter((event) => event.reason === reason).length;
    }
  };
  await fc.assert(
    fc.asyncProperty(fc.record({ isVerified: fc.boolean(), sequence: commands }), async (given) =>
      count(await played(given)),
    ),
    { numRuns: 1_000 },
  );
  // What never happens proves nothing.
  expect(Object.entries(seen).filter(([, times]) => times === 0)).toEqual([]);
}, 120_000);
