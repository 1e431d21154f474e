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
  const doing = fc.constantFrom("count" as const, "count" as const, "takeBack" as const);
  // Among them the last half hour of a day and the first of the next.
  const asked = fc.tuple(doing, names, fc.constantFrom(0, HOUR, 22.9 * HOUR, 23 * HOUR));
  await fc.assert(
    fc.asyncProperty(
      number,
      number,
      fc.boolean(),
      fc.array(asked, { maxLength: 8 }),
      async (perHour, perDay, carries, all) => {
        const subject = aSubject();
        const inMemory = fakeLimits().port;
        for (const [does, name, after] of all) {
          const tally: Tally = {
            subject,
            counters: {
              hour: { name, per: "hour", ...(perHour && { bound: { atMost: perHour, limit: "hourly" } }) },
              day: { name, per: "day", ...(perDay && { bound: { atMost: perDay, limit: "daily" } }) },
              other: { name: "wrongCodes", per: "day", onlyRead: true },
            },
            ...(carries && { carryOver: { minutes: 30 } }),
          };
          const expected = await inMemory[does](tally, NOW + after);
          expect(await limits()[does](tally, NOW + after)).toEqual(expected);
        }
      },
    ),
    { numRuns: 40 },
  );
});
