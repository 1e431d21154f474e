import * as z from "zod/mini";
import { MINUTE_MS } from "../domain/durations.ts";
import {
  attributeOf,
  type Counts,
  carriedFrom,
  carriedTo,
  goesOn,
  isForgotten,
  namesOf,
  refusalOf,
  STREAK,
  STREAK_AT,
  type StoredStreak,
  spanOf,
  type Tally,
} from "../domain/limit.ts";
import type { Counted, Limits } from "../use-cases/ports.ts";
import { ifApplied } from "./conditional-write.ts";
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from "./dynamo-documents.ts";
import { limitKey, ttl } from "./ephemeral-items.ts";

/** One item per subject and window, with a number for each counter (functions/domain/limit.ts). */
export function dynamoLimits(db: DynamoDBDocumentClient, table: string): Limits {
  async function write<Name extends string>(
    tally: Tally<Name>,
    now: number,
    over?: StoredStreak,
  ): Promise<Counted<Name> | undefined> {
    const Key = keyOf(tally, now);
    const update = { TableName: table, Key, ...counting(tally, now, over) };
    const written = await ifApplied(db.send(new UpdateCommand({ ...update, ReturnValues: "ALL_NEW" })));
    if (!written) return undefined;
    const { Attributes = {} } = written;
    if (tally.carryOver) await forget(db, { table, Key, item: Attributes, now });
    return { counts: countsIn(Attributes, tally, now), carried: carriedIn(Attributes, tally, now) };
  }

  async function count<Name extends string>(tally: Tally<Name>, now: number): Promise<Counted<Name>> {
    const counted = await write(tally, now);
    if (counted) return counted;
    const Key = keyOf(tally, now);
    const { Item = {} } = await db.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    const stored = streakIn(Item);
    const refused = refusalOf(tally, countsIn(Item, tally, now), now, stored);
    if (refused) return { refused };
    // Nothing refuses any more where a count was taken back in between, or somebody else began the next streak.
    const isOver = tally.streak && !goesOn(tally.streak, stored, now);
    return (isOver && (await write(tally, now, stored))) || count(tally, now);
  }

  async function takeBack(tally: Tally, now: number): Promise<void> {
    const { names, added } = attributesOf(tally, now);
    const all = tally.streak ? [...added, "#streak"] : added;
    await ifApplied(
      db.send(
        new UpdateCommand({
          TableName: table,
          Key: keyOf(tally, now),
          UpdateExpression: `ADD ${all.map((name) => `${name} :minusOne`).join(", ")}`,
          // Of what was cleared meanwhile nothing is left to take back.
          ...(tally.streak && { ConditionExpression: "#streak > :none" }),
          ExpressionAttributeNames: { ...names, ...(tally.streak && { "#streak": STREAK }) },
          ExpressionAttributeValues: { ":minusOne": -1, ...(tally.streak && { ":none": 0 }) },
        }),
      ),
    );
  }

  return { count, takeBack };
}

const keyOf = (tally: Tally, now: number) => limitKey(tally.subject, spanOf(tally, now).name);

/** Placeholders of the attributes of a tally: all of them, those that are counted, those with a bound. */
function attributesOf(tally: Tally, now: number) {
  const counters = Object.values(tally.counters).filter(({ onlyRead }) => !onlyRead);
  const late = carriedTo(tally, now);
  const attributes = [
    ...counters.map((counter) => attributeOf(counter, tally, now)),
    ...(late === undefined ? [] : [late]),
  ];
  const bounds = counters.flatMap(({ bound }, at) =>
    bound ? [{ name: `#c${at}`, atMost: bound.atMost }] : [],
  );
  return {
    names: Object.fromEntries(attributes.map((attribute, at) => [`#c${at}`, attribute])),
    added: attributes.map((_, at) => `#c${at}`),
    bounds,
  };
}

/** @param over the streak that has ended, where the next one begins */
function counting(tally: Tally, now: number, over?: StoredStreak) {
  const { names, added, bounds } = attributesOf(tally, now);
  const latest = Object.entries(tally.latest ?? {});
  const streak = streakWrite(tally, now, over);
  const sets = ["#ttl = :ttl", ...latest.map((_, at) => `#l${at} = :l${at}`), ...streak.sets];
  const adds = [...added, ...streak.added];
  const conditions = [
    ...bounds.map(({ name }, at) => `(attribute_not_exists(${name}) OR ${name} < :max${at})`),
    ...streak.conditions,
  ];
  return {
    UpdateExpression: `SET ${sets.join(", ")} ADD ${adds.map((name) => `${name} :one`).join(", ")}`,
    ...(conditions.length > 0 && { ConditionExpression: conditions.join(" AND ") }),
    ExpressionAttributeNames: {
      ...names,
      ...streak.names,
      "#ttl": "ttl",
      ...Object.fromEntries(latest.map(([name], at) => [`#l${at}`, name])),
    },
    ExpressionAttributeValues: {
      ":one": 1,
      ":ttl": ttl(spanOf(tally, now).endsAt),
      ...streak.values,
      ...Object.fromEntries(latest.map(([, value], at) => [`:l${at}`, value])),
      ...Object.fromEntries(bounds.map(({ atMost }, at) => [`:max${at}`, atMost])),
    },
  };
}

/** What counts one more of a streak that goes on, or the first of the next: that of the one that is still stored. */
function streakWrite({ streak }: Tally, now: number, over?: StoredStreak) {
  if (!streak) return { names: {}, sets: [], added: [], conditions: [], values: {} };
  const names = { "#streak": STREAK, "#streakAt": STREAK_AT };
  const latest = "#streakAt = :now";
  if (over)
    return {
      names,
      sets: ["#streak = :one", latest],
      added: [],
      conditions: ["#streakAt = :over"],
      values: { ":now": now, ":over": over.latestAt },
    };
  return {
    names,
    sets: [latest],
    added: ["#streak"],
    conditions: [
      "(attribute_not_exists(#streak) OR #streak <= :none OR (#streak < :most AND #streakAt > :rested))",
    ],
    values: {
      ":now": now,
      ":none": 0,
      ":most": streak.bound.atMost,
      ":rested": now - streak.restMinutes * MINUTE_MS,
    },
  };
}

type Item = Readonly<Record<string, unknown>>;

const number = z._default(z.number(), 0);

const countsIn = <Name extends string>(item: Item, tally: Tally<Name>, now: number) =>
  // Object.fromEntries forgets which names it was given.
  Object.fromEntries(
    namesOf(tally.counters).map((name) => [
      name,
      number.parse(item[attributeOf(tally.counters[name], tally, now)]),
    ]),
  ) as Counts<Name>;

const streakIn = (item: Item): StoredStreak => ({
  count: number.parse(item[STREAK]),
  latestAt: number.parse(item[STREAK_AT]),
});

const carriedIn = (item: Item, { carryOver }: Tally, now: number) =>
  carryOver ? number.parse(item[carriedFrom(now)]) : 0;

/** An item of all days would grow for as long as somebody asks every day: what no longer matters is dropped. */
async function forget(
  db: DynamoDBDocumentClient,
  { table, Key, item, now }: { table: string; Key: Record<string, string>; item: Item; now: number },
): Promise<void> {
  const old = Object.keys(item).filter((name) => isForgotten(name, now));
  if (old.length === 0) return;
  await db.send(
    new UpdateCommand({
      TableName: table,
      Key,
      UpdateExpression: `REMOVE ${old.map((_, at) => `#o${at}`).join(", ")}`,
      ExpressionAttributeNames: Object.fromEntries(old.map((name, at) => [`#o${at}`, name])),
    }),
  );
}
