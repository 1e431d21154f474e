import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Tally } from "../../../functions/domain/limit.ts";
import { dynamoCounters } from "../../../functions/infra/dynamo-counters.ts";
import { GetCommand } from "../../../functions/infra/dynamo-documents.ts";
import { dynamoLimits } from "../../../functions/infra/dynamo-limits.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";
import { fakeLimits } from "../../../testing/fakes/limits.ts";
import { db, EPHEMERAL, loseNextAnswer } from "../../../testing/infra/dynamo.ts";

let subjects = 0;
const aSubject = () => {
  subjects += 1;
  return `subject-${subjects}`;
};
const limits = () => dynamoLimits(db, EPHEMERAL);

const HOUR = 3_600_000;
const nextHour = Date.UTC(2026, 0, 15, 2);
const nextDay = Date.UTC(2026, 0, 16);

const codesOf = (subject: string): Tally<"hour" | "day"> => ({
  subject,
  counters: {
    hour: { name: "codes", per: "hour", bound: { atMost: 2, limit: "hourly" } },
    day: { name: "codes", per: "day", bound: { atMost: 3, limit: "daily" } },
  },
});
const mailsOf = (subject: string): Tally<"minute"> => ({
  subject,
  counters: { minute: { name: "mails", per: "minute", bound: { atMost: 2, limit: "mails" } } },
});
const counted = (hour: number, day: number) => ({ counts: { hour, day }, carried: 0 });
const hourly = { refused: { limit: "hourly", until: nextHour } };
const daily = { refused: { limit: "daily", until: nextDay } };

const itemOf = async (key: { pk: string; sk: string }) =>
  (await db.send(new GetCommand({ TableName: EPHEMERAL, Key: key, ConsistentRead: true }))).Item;

describe("a tally", () => {
  it("lets the hour's number through, then returns when the hour ends", async () => {
    const codes = codesOf(aSubject());
    const answers = [];
    for (let asked = 1; asked <= 4; asked += 1) answers.push(await limits().count(codes, NOW));
    expect(answers).toEqual([counted(1, 1), counted(2, 2), hourly, hourly]);
  });

  it("says what was counted last, and not what was refused", async () => {
    const subject = aSubject();
    const about = (flowId: string) => ({ ...codesOf(subject), latest: { registration: flowId } });
    const stored = () => dynamoCounters(db, EPHEMERAL).read(codesOf(subject), NOW);
    expect(await stored()).toEqual({ numbers: {}, latest: {} });
    for (const flowId of ["first", "second", "refused"]) await limits().count(about(flowId), NOW);
    expect((await stored()).latest).toEqual({ registration: "second" });
    expect(await limits().count(codesOf(subject), NOW)).toEqual(hourly);
    expect(await stored()).toEqual({
      numbers: { codes: 2, "codes@01": 2 },
      latest: { registration: "second" },
    });
  });

  it.each([
    ["on DynamoDB", () => ({ limits: limits(), counters: dynamoCounters(db, EPHEMERAL) })],
    ["in memory", () => (({ port, counters }) => ({ limits: port, counters }))(fakeLimits())],
  ])("is cleared of what is named, and says what that was, %s", async (_, stores) => {
    const on = stores();
    const subject = aSubject();
    const codes = codesOf(subject);
    const wrongCodes: Tally<"day"> = { subject, counters: { day: { name: "wrongCodes", per: "day" } } };
    for (const tally of [codes, codes, wrongCodes]) await on.limits.count(tally, NOW);
    expect(await on.counters.clear(codes, ["codes", "codes@01"], NOW)).toEqual({ codes: 2, "codes@01": 2 });
    expect((await on.counters.read(codes, NOW)).numbers).toEqual({ wrongCodes: 1 });
    expect(await on.limits.count(codes, NOW)).toEqual(counted(1, 1));
  });

  it("lets the day's number through, then returns when the day ends", async () => {
    const codes = codesOf(aSubject());
    await limits().count(codes, NOW);
    await limits().count(codes, NOW);
    expect(await limits().count(codes, NOW + HOUR)).toEqual(counted(1, 3));
    expect(await limits().count(codes, NOW + HOUR)).toEqual(daily);
    expect(await limits().count(codes, nextDay - 1)).toEqual(daily);
    expect(await limits().count(codes, nextDay)).toEqual(counted(1, 1));
  });

  it("lets the minute's number through, then returns when the minute ends", async () => {
    const mails = mailsOf(aSubject());
    const nextMinute = Math.ceil(NOW / 60_000) * 60_000;
    const full = { refused: { limit: "mails", until: nextMinute } };
    const answers = [];
    for (let asked = 1; asked <= 3; asked += 1) answers.push(await limits().count(mails, NOW));
    expect(answers).toMatchObject([{ counts: { minute: 1 } }, { counts: { minute: 2 } }, full]);
    expect(await limits().count(mails, nextMinute - 1)).toEqual(full);
    expect(await limits().count(mails, nextMinute)).toMatchObject({ counts: { minute: 1 } });
  });

  it("returns what another tally counts of the same subject, and counts it not", async () => {
    const subject = aSubject();
    const wrong = { name: "wrongCodes", per: "day" } as const;
    const reading = {
      subject,
      counters: { starts: { name: "starts", per: "day" }, wrong: { ...wrong, onlyRead: true } },
    } as const;
    await limits().count({ subject, counters: { wrong } }, NOW);
    for (const starts of [1, 2])
      expect(await limits().count(reading, NOW)).toMatchObject({ counts: { starts, wrong: 1 } });
  });

  it("holds of each subject alone", async () => {
    const codes = codesOf(aSubject());
    for (let asked = 1; asked <= 3; asked += 1) await limits().count(codes, NOW);
    expect(await limits().count(codesOf(aSubject()), NOW)).toEqual(counted(1, 1));
  });

  it("lets twenty at once through no more than its number, each with a count of its own", async () => {
    const codes = codesOf(aSubject());
    const all = await Promise.all(Array.from({ length: 20 }, () => limits().count(codes, NOW)));
    const counts = all.flatMap(({ refused, ...rest }) => (refused ? [] : [rest]));
    expect(counts).toHaveLength(2);
    expect(counts).toEqual(expect.arrayContaining([counted(1, 1), counted(2, 2)]));
  });

  it("counts twice where an answer was lost: it errs on the strict side", async () => {
    const codes = codesOf(aSubject());
    const lost = loseNextAnswer(db);
    expect(await limits().count(codes, NOW)).toEqual(counted(2, 2));
    lost.sent();
    expect(await limits().count(codes, NOW)).toEqual(hourly);
  });

  it("is kept for its day, under the hash alone", async () => {
    const subject = aSubject();
    await limits().count(codesOf(subject), NOW);
    const key = { pk: `LIMIT#${subject}#2026-01-15`, sk: "LIMIT" };
    expect(await itemOf(key)).toEqual({ ...key, codes: 1, "codes@01": 1, ttl: nextDay / 1000 });
  });
});

describe("a tally that carries over", () => {
  const carrying = (subject: string): Tally<"day"> => ({
    subject,
    counters: { day: { name: "codes", per: "day", bound: { atMost: 3, limit: "daily" } } },
    carryOver: { minutes: 30 },
  });

  it("knows on the next day what was counted in the last half hour, and on no other", async () => {
    const codes = carrying(aSubject());
    const ahead = (minutes: number) => nextDay - minutes * 60_000;
    for (const minutes of [31, 30, 1]) await limits().count(codes, ahead(minutes));
    expect(await limits().count(codes, ahead(1))).toEqual(daily);
    expect(await limits().count(codes, nextDay)).toEqual({ counts: { day: 1 }, carried: 2 });
    expect(await limits().count(codes, nextDay + HOUR)).toEqual({ counts: { day: 2 }, carried: 2 });
    expect(await limits().count(codes, nextDay + 24 * HOUR)).toEqual({ counts: { day: 1 }, carried: 0 });
  });

  it("keeps one item, until the end of the next day, without what is of days before", async () => {
    const subject = aSubject();
    const key = { pk: `LIMIT#${subject}#all-days`, sk: "LIMIT" };
    await limits().count(carrying(subject), NOW);
    expect(await itemOf(key)).toEqual({ ...key, "2026-01-15/codes": 1, ttl: (nextDay + 24 * HOUR) / 1000 });
    await limits().count(carrying(subject), nextDay + 25 * HOUR);
    expect(await itemOf(key)).toEqual({ ...key, "2026-01-17/codes": 1, ttl: (nextDay + 72 * HOUR) / 1000 });
  });
});

describe("a tally with a streak", () => {
  const MINUTE = 60_000;
  const REST = 20 * MINUTE;
  const triesOf = (subject: string): Tally<"hour"> => ({
    subject,
    counters: { hour: { name: "tries", per: "hour", bound: { atMost: 6, limit: "hourly" } } },
    carryOver: { minutes: 0 },
    streak: { bound: { atMost: 3, limit: "streak" }, restMinutes: 20 },
  });
  const inHour = (hour: number) => ({ counts: { hour }, carried: 0 });
  /** The database, and what it is asked for. */
  const listening = () => {
    const calls: string[] = [];
    const heard = {
      send: (command: Parameters<typeof db.send>[0]) => {
        calls.push(command.constructor.name);
        return db.send(command);
      },
    } as typeof db;
    return { calls, heard };
  };
  const afterThree = async (subject = aSubject()) => {
    const tries = triesOf(subject);
    for (const minute of [0, 15, 30]) await limits().count(tries, NOW + minute * MINUTE);
    return tries;
  };
  const latestAt = NOW + 30 * MINUTE;

  it("counts in one write", async () => {
    const { calls, heard } = listening();
    const tries = triesOf(aSubject());
    for (const minute of [0, 19]) await dynamoLimits(heard, EPHEMERAL).count(tries, NOW + minute * MINUTE);
    expect(calls).toEqual(["UpdateCommand", "UpdateCommand"]);
  });

  it("lets its number through however slowly they come, then nothing until it has rested", async () => {
    const tries = await afterThree();
    const refused = { refused: { limit: "streak", until: latestAt + REST } };
    for (const after of [0, 15 * MINUTE, REST - 1])
      expect(await limits().count(tries, latestAt + after)).toEqual(refused);
    for (const hour of [4, 5, 6]) expect(await limits().count(tries, latestAt + REST)).toEqual(inHour(hour));
    expect(await limits().count(tries, latestAt + REST)).toEqual({
      refused: { limit: "streak", until: latestAt + 2 * REST },
    });
  });

  it("begins anew after a rest, though it was not used up", async () => {
    const tries = triesOf(aSubject());
    for (const minute of [0, 1, 21, 22, 23]) await limits().count(tries, NOW + minute * MINUTE);
    expect(await limits().count(tries, NOW + 23 * MINUTE)).toEqual({
      refused: { limit: "streak", until: NOW + 43 * MINUTE },
    });
  });

  it("goes on after midnight", async () => {
    const tries = triesOf(aSubject());
    for (const before of [3, 2, 1]) await limits().count(tries, nextDay - before * MINUTE);
    const refused = { refused: { limit: "streak", until: nextDay + 19 * MINUTE } };
    expect(await limits().count(tries, nextDay)).toEqual(refused);
    expect(await limits().count(tries, nextDay + 19 * MINUTE)).toEqual(inHour(1));
  });

  it("lets its number of twenty at once through after a rest", async () => {
    const tries = { ...(await afterThree()), counters: { hour: { name: "tries", per: "hour" } } } as const;
    const all = await Promise.all(Array.from({ length: 20 }, () => limits().count(tries, latestAt + REST)));
    expect(all.filter(({ refused }) => !refused)).toHaveLength(3);
  });

  it("is one shorter where one is taken back, and no younger", async () => {
    const tries = await afterThree();
    await limits().takeBack(tries, latestAt);
    expect(await limits().count(tries, latestAt + 1)).toEqual(inHour(3));
    expect(await limits().count(tries, latestAt + 1)).toEqual({
      refused: { limit: "streak", until: latestAt + 1 + REST },
    });
  });

  it("of which everything was taken back costs whoever comes later one write", async () => {
    const tries = triesOf(aSubject());
    await limits().count(tries, NOW);
    await limits().takeBack(tries, NOW);
    const { calls, heard } = listening();
    expect(await dynamoLimits(heard, EPHEMERAL).count(tries, NOW + HOUR)).toEqual(inHour(1));
    expect(calls).toEqual(["UpdateCommand"]);
  });

  it("is gone with everything else that is counted, once it is cleared, and nothing is taken back of it", async () => {
    const subject = aSubject();
    const tries = await afterThree(subject);
    await dynamoCounters(db, EPHEMERAL).clearAll(tries, latestAt);
    await limits().takeBack(tries, latestAt);
    expect(await itemOf({ pk: `LIMIT#${subject}#all-days`, sk: "LIMIT" })).toBeUndefined();
    expect(await limits().count(tries, latestAt)).toEqual(inHour(1));
  });

  it("is stored as how many, and when the latest", async () => {
    const subject = aSubject();
    await afterThree(subject);
    const key = { pk: `LIMIT#${subject}#all-days`, sk: "LIMIT" };
    expect(await itemOf(key)).toEqual({
      ...key,
      "2026-01-15/tries@01": 3,
      streak: 3,
      streakAt: latestAt,
      ttl: (nextDay + 24 * HOUR) / 1000,
    });
  });
});

describe("a count that is taken back", () => {
  it("is free again, in its hour and its day", async () => {
    const codes = codesOf(aSubject());
    await limits().count(codes, NOW);
    await limits().count(codes, NOW);
    await limits().takeBack(codes, NOW);
    expect(await limits().count(codes, NOW)).toEqual(counted(2, 2));
    expect(await limits().count(codes, NOW)).toEqual(hourly);
    await limits().takeBack(codes, NOW);
    expect(await limits().count(codes, NOW + HOUR)).toEqual(counted(1, 2));
    expect(await limits().count(codes, NOW + HOUR)).toEqual(counted(2, 3));
    expect(await limits().count(codes, NOW + HOUR)).toEqual(daily);
  });

  it("is one of that subject, of what was counted, and at that time", async () => {
    const [one, other] = [codesOf(aSubject()), codesOf(aSubject())];
    for (const codes of [one, other])
      for (let asked = 1; asked <= 2; asked += 1) await limits().count(codes, NOW);
    await limits().takeBack(other, NOW);
    await limits().takeBack(one, NOW + HOUR);
    await limits().takeBack(mailsOf(one.subject), NOW);
    expect(await limits().count(one, NOW)).toEqual(hourly);
  });

  it("while another is refused lets that one through, if it was in its way", async () => {
    const codes = codesOf(aSubject());
    await Promise.all([limits().count(codes, NOW), limits().count(codes, NOW)]);
    const [refusedOrNot] = await Promise.all([limits().count(codes, NOW), limits().takeBack(codes, NOW)]);
    expect([hourly, counted(2, 2)]).toContainEqual(refusedOrNot);
  });
});

it("counts and takes back on DynamoDB as in memory, whatever is counted when", async () => {
  const names = fc.constantFrom("codes", "wrongCodes", "starts");
  const number = fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined });
  const doing = fc.constantFrom("count", "count", "count", "takeBack", "clearAll");
  // Among them the last half hour of a day and the first of the next, and as long as a streak rests.
  const instants = [0, HOUR / 3 - 1, HOUR / 3, HOUR, 22.9 * HOUR, 23 * HOUR];
  const asked = fc.tuple(doing, names, fc.constantFrom(...instants));
  await fc.assert(
    fc.asyncProperty(
      number,
      number,
      number,
      fc.boolean(),
      fc.array(asked, { maxLength: 10 }),
      async (perHour, perDay, inARow, carries, all) => {
        const subject = aSubject();
        const { port: inMemory, counters } = fakeLimits();
        for (const [does, name, after] of all) {
          const tally: Tally = {
            subject,
            counters: {
              hour: { name, per: "hour", ...(perHour && { bound: { atMost: perHour, limit: "hourly" } }) },
              day: { name, per: "day", ...(perDay && { bound: { atMost: perDay, limit: "daily" } }) },
              other: { name: "wrongCodes", per: "day", onlyRead: true },
            },
            ...(carries && { carryOver: { minutes: 30 } }),
            ...(carries &&
              inARow && { streak: { bound: { atMost: inARow, limit: "streak" }, restMinutes: 20 } }),
          };
          if (does === "clearAll") {
            await counters.clearAll(tally, NOW + after);
            await dynamoCounters(db, EPHEMERAL).clearAll(tally, NOW + after);
            continue;
          }
          const expected = await inMemory[does](tally, NOW + after);
          expect(await limits()[does](tally, NOW + after)).toEqual(expected);
        }
      },
    ),
    { numRuns: 80 },
  );
});
