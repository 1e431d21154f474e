import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { parseQueuePolicy } from "../../../src/services/event-bridge/queue-policy.ts";
import {
  type ScheduledRule,
  type Schedules,
  startSchedules,
} from "../../../src/services/event-bridge/schedules.ts";
import { eventually } from "../support/eventually.ts";
import { ACCOUNT, REGION, type Scratch, scratchFolder, standingClock } from "../support/fixtures.ts";

const queueArn = `arn:aws:sqs:${REGION}:${ACCOUNT}:work`;
const rule = (name: string, expression: string): ScheduledRule => ({
  name,
  arn: `arn:aws:events:${REGION}:${ACCOUNT}:rule/${name}`,
  expression,
  targets: [{ queueArn, transform: ({ time }) => `${name} ${String(time)}` }],
});
const allow = {
  Effect: "Allow",
  Principal: { Service: "events.amazonaws.com" },
  Action: "sqs:SendMessage",
  Resource: queueArn,
};
const day = 86_400;

let scratch: Scratch;
let running: Schedules[];
beforeEach(() => {
  scratch = scratchFolder();
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((one) => one.stop()));
  scratch.remove();
});

function setup() {
  const clock = standingClock(); // 2026-11-22T12:00Z
  const sent: string[] = [];
  const errors: string[] = [];
  const faults = { next: 0 };
  const start = (rules: readonly ScheduledRule[], statements: object[] = [allow]) => {
    const schedules = startSchedules({
      rules,
      clock,
      policies: new Map([
        [queueArn, parseQueuePolicy({ Version: "2012-10-17", Statement: statements }, "P")],
      ]),
      stateDir: scratch.folder,
      region: REGION,
      accountId: ACCOUNT,
      send: async (_, body) => {
        faults.next -= 1;
        if (faults.next >= 0) throw new Error("the queue is away");
        sent.push(body);
      },
      onError: (name) => void errors.push(name),
    });
    running.push(schedules);
    return schedules;
  };
  return { clock, sent, errors, faults, start };
}

const nightly = rule("nightly", "cron(0 18 * * ? *)");
const often = rule("often", "rate(5 minutes)");

describe("schedules", () => {
  it("fire what the moved clock has passed, with the time at which it was due", async () => {
    const { clock, sent, start } = setup();
    const schedules = start([nightly, often]);
    await schedules.settled();
    expect(sent).toEqual([]);
    clock.advance(6 * 60);
    await schedules.settled();
    expect(sent).toEqual(["often 2026-11-22T12:05:00Z"]);
    expect(schedules.rows()).toEqual([
      { name: "nightly", expression: "cron(0 18 * * ? *)" },
      { name: "often", expression: "rate(5 minutes)", lastFiredAt: "2026-11-22T12:06:00.000Z" },
    ]);
  });

  it("fire once however many turns have gone by, like a machine that slept", async () => {
    const { clock, sent, start } = setup();
    const schedules = start([nightly]);
    clock.advance(730 * day);
    await schedules.settled();
    expect(sent).toEqual(["nightly 2026-11-22T18:00:00Z"]);
    clock.advance(60);
    await schedules.settled();
    expect(sent).toHaveLength(1);
    clock.advance(day);
    await schedules.settled();
    expect(sent).toHaveLength(2);
  });

  it("fire by hand, and are due when they were", async () => {
    const { clock, sent, start } = setup();
    const schedules = start([nightly]);
    expect(await schedules.fire("nightly")).toEqual({
      name: "nightly",
      expression: "cron(0 18 * * ? *)",
      lastFiredAt: "2026-11-22T12:00:00.000Z",
    });
    expect(await schedules.fire("weekly")).toBeUndefined();
    clock.advance(7 * 3_600);
    await schedules.settled();
    expect(sent).toEqual(["nightly 2026-11-22T12:00:00Z", "nightly 2026-11-22T18:00:00Z"]);
  });

  it("remember over a restart what was due, and fire it once", async () => {
    const { clock, sent, start } = setup();
    await start([nightly]).stop();
    clock.advance(3 * day);
    await start([nightly]).settled();
    await start([nightly]).settled();
    expect(sent).toEqual(["nightly 2026-11-22T18:00:00Z"]);
  });

  it("begin anew with another expression", async () => {
    const { clock, sent, start } = setup();
    await start([nightly]).stop();
    clock.advance(day);
    const schedules = start([{ ...nightly, expression: "rate(1 day)" }]);
    await schedules.settled();
    expect(sent).toEqual([]);
    expect(schedules.rows()).toEqual([{ name: "nightly", expression: "rate(1 day)" }]);
  });

  it("try again what its queue did not take", async () => {
    const { clock, sent, errors, faults, start } = setup();
    await start([nightly]).settled();
    faults.next = 1;
    clock.advance(day);
    await eventually("the first attempt", async () => errors.length || undefined);
    expect([sent, errors]).toEqual([[], ["nightly"]]);
    await eventually("the second attempt", async () => sent.length || undefined);
    expect(sent).toEqual(["nightly 2026-11-22T18:00:00Z"]);
  });

  it("refuse a rule that its queue's policy does not let send", () => {
    const { start } = setup();
    expect(() => start([nightly], [])).toThrow("does not let the rule nightly send messages");
  });

  it("refuse a damaged file", () => {
    writeFileSync(join(scratch.folder, "schedules.json"), '{"nightly":1}');
    expect(() => setup().start([nightly])).toThrow("schedules.json is damaged; delete it");
  });
});
