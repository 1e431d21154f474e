import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { LimitPolicy } from "../../../functions/domain/limit.ts";
import { dynamoLimits } from "../../../functions/infra/dynamo-limits.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";
import { fakeLimits } from "../../../testing/fakes/limits.ts";
import { db, EPHEMERAL, loseNextAnswer } from "../../../testing/infra/dynamo.ts";

let count = 0;
const aSubject = () => {
  count += 1;
  return `subject-${count}`;
};
const limits = () => dynamoLimits(db, EPHEMERAL);

const HOUR = 3_600_000;
const nextHour = Date.UTC(2026, 0, 15, 2);
const nextDay = Date.UTC(2026, 0, 16);
const codes: LimitPolicy = {
  counts: "codes",
  perHour: 2,
  perDay: 3,
  unless: { counts: "wrongCodes", perDay: 2 },
};
const wrongCodes: LimitPolicy = { counts: "wrongCodes" };
const mails: LimitPolicy = { counts: "mails", perMinute: 2 };

describe("a limit", () => {
  it("lets the hour's number through, then returns when the hour ends", async () => {
    const subject = aSubject();
    const answers = [];
    for (let asked = 1; asked <= 4; asked += 1) answers.push(await limits().count(codes, subject, NOW));
    expect(answers).toEqual([{}, {}, { refusedUntil: nextHour }, { refusedUntil: nextHour }]);
  });

  it("lets the day's number through, then returns when the day ends", async () => {
    const subject = aSubject();
    await limits().count(codes, subject, NOW);
    await limits().count(codes, subject, NOW);
    expect(await limits().count(codes, subject, NOW + HOUR)).toEqual({});
    expect(await limits().count(codes, subject, NOW + HOUR)).toEqual({ refusedUntil: nextDay });
    expect(await limits().count(codes, subject, nextDay - 1)).toEqual({ refusedUntil: nextDay });
    expect(await limits().count(codes, subject, nextDay)).toEqual({});
  });

  it("lets the minute's number through, then returns when the minute ends", async () => {
    const subject = aSubject();
    const nextMinute = Math.ceil(NOW / 60_000) * 60_000;
    const answers = [];
    for (let asked = 1; asked <= 3; asked += 1) answers.push(await limits().count(mails, subject, NOW));
    expect(answers).toEqual([{}, {}, { refusedUntil: nextMinute }]);
    expect(await limits().count(mails, subject, nextMinute - 1)).toEqual({ refusedUntil: nextMinute });
    expect(await limits().count(mails, subject, nextMinute)).toEqual({});
  });

  it("is closed by another count of the same subject", async () => {
    const subject = aSubject();
    await limits().count(wrongCodes, subject, NOW);
    expect(await limits().count(codes, subject, NOW)).toEqual({});
    await limits().count(wrongCodes, subject, NOW);
    expect(await limits().count(codes, subject, NOW)).toEqual({ refusedUntil: nextDay });
    expect(await limits().count(wrongCodes, subject, NOW)).toEqual({});
  });

  it("holds of each subject alone", async () => {
    const [one, other] = [aSubject(), aSubject()];
    for (let asked = 1; asked <= 3; asked += 1) await limits().count(codes, one, NOW);
    expect(await limits().count(codes, other, NOW)).toEqual({});
  });

  it("lets twenty at once through no more than its number", async () => {
    const subject = aSubject();
    const all = await Promise.all(Array.from({ length: 20 }, () => limits().count(codes, subject, NOW)));
    expect(all.filter(({ refusedUntil }) => refusedUntil === undefined)).toHaveLength(2);
  });

  it("counts twice where an answer was lost: it errs on the strict side", async () => {
    const subject = aSubject();
    const lost = loseNextAnswer(db);
    expect(await limits().count(codes, subject, NOW)).toEqual({});
    lost.sent();
    expect(await limits().count(codes, subject, NOW)).toEqual({ refusedUntil: nextHour });
  });

  it("is kept for its day, under the hash alone", async () => {
    const subject = aSubject();
    await limits().count(codes, subject, NOW);
    const key = { pk: `LIMIT#${subject}#2026-01-15`, sk: "LIMIT" };
    const { Item } = await db.send(new GetCommand({ TableName: EPHEMERAL, Key: key, ConsistentRead: true }));
    expect(Item).toEqual({ ...key, codes: 1, codes01: 1, ttl: nextDay / 1000 });
  });
});

describe("a count that is taken back", () => {
  it("is free again, in its hour and its day", async () => {
    const subject = aSubject();
    await limits().count(codes, subject, NOW);
    await limits().count(codes, subject, NOW);
    await limits().takeBack(codes, subject, NOW);
    expect(await limits().count(codes, subject, NOW)).toEqual({});
    expect(await limits().count(codes, subject, NOW)).toEqual({ refusedUntil: nextHour });
    await limits().takeBack(codes, subject, NOW);
    expect(await limits().count(codes, subject, NOW + HOUR)).toEqual({});
    expect(await limits().count(codes, subject, NOW + HOUR)).toEqual({});
    expect(await limits().count(codes, subject, NOW + HOUR)).toEqual({ refusedUntil: nextDay });
  });

  it("is one of that subject, of what was counted, and at that time", async () => {
    const [one, other] = [aSubject(), aSubject()];
    for (const subject of [one, other]) {
      for (let asked = 1; asked <= 2; asked += 1) await limits().count(codes, subject, NOW);
    }
    await limits().takeBack(codes, other, NOW);
    await limits().takeBack(codes, one, NOW + HOUR);
    await limits().takeBack(mails, one, NOW);
    expect(await limits().count(codes, one, NOW)).toEqual({ refusedUntil: nextHour });
  });
});

it("counts and takes back on DynamoDB as in memory, whatever is counted when", async () => {
  const counts = fc.constantFrom("codes" as const, "wrongCodes" as const, "starts" as const);
  const number = fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined });
  const doing = fc.constantFrom("count" as const, "count" as const, "takeBack" as const);
  const asked = fc.tuple(doing, counts, fc.constantFrom(0, HOUR, 23 * HOUR));
  await fc.assert(
    fc.asyncProperty(
      number,
      number,
      number,
      fc.array(asked, { maxLength: 8 }),
      async (perHour, perDay, other, all) => {
        const subject = aSubject();
        const inMemory = fakeLimits().port;
        for (const [does, counted, after] of all) {
          const policy: LimitPolicy = {
            counts: counted,
            ...(perHour !== undefined && { perHour }),
            ...(perDay !== undefined && { perDay }),
            ...(other !== undefined && { unless: { counts: "wrongCodes", perDay: other } }),
          };
          const expected = await inMemory[does](policy, subject, NOW + after);
          expect(await limits()[does](policy, subject, NOW + after)).toEqual(expected);
        }
      },
    ),
    { numRuns: 40 },
  );
});
