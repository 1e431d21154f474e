import * as z from "zod/mini";
import {
  attributeOf,
  type Counts,
  carriedFrom,
  carriedTo,
  isForgotten,
  namesOf,
  refusalOf,
  spanOf,
  type Tally,
} from "../domain/limit.ts";
import type { Counted, Limits } from "../use-cases/ports.ts";
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from "./dynamo-documents.ts";
import { limitKey, ttl } from "./ephemeral-items.ts";
import { isSdkError } from "./sdk-error.ts";

/** One item per subject and window, with a number for each counter (functions/domain/limit.ts). */
export function dynamoLimits(db: DynamoDBDocumentClient, table: string): Limits {
  async function count<Name extends string>(tally: Tally<Name>, now: number): Promise<Counted<Name>> {
    const Key = keyOf(tally, now);
    try {
      const { Attributes = {} } = await db.send(
        new UpdateCommand({ TableName: table, Key, ...counting(tally, now), ReturnValues: "ALL_NEW" }),
      );
      if (tally.carryOver) await forget(db, { table, Key, item: Attributes, now });
      return { counts: countsIn(Attributes, tally, now), carried: carriedIn(Attributes, tally, now) };
    } catch (error) {
      if (!isSdkError(error, "ConditionalCheckFailedException")) throw error;
    }
    const { Item = {} } = await db.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    const refused = refusalOf(tally, countsIn(Item, tally, now), now);
    // Nothing refuses any more where a count was taken back in between.
    return refused ? { refused } : count(tally, now);
  }

  async function takeBack(tally: Tally, now: number): Promise<void> {
    const { names, added } = attributesOf(tally, now);
    await db.send(
      new UpdateCommand({
        TableName: table,
        Key: keyOf(tally, now),
        UpdateExpression: `ADD ${added.map((name) => `${name} :minusOne`).join(", ")}`,
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: { ":minusOne": -1 },
      }),
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

function counting(tally: Tally, now: number) {
  const { names, added, bounds } = attributesOf(tally, now);
  const latest = Object.entries(tally.latest ?? {});
  const conditions = bounds.map(({ name }, at) => `(attribute_not_exists(${name}) OR ${name} < :max${at})`);
  return {
    UpdateExpression: `SET ${["#ttl = :ttl", ...latest.map((_, at) => `#l${at} = :l${at}`)].join(", ")} ADD ${added.map((name) => `${name} :one`).join(", ")}`,
    ...(conditions.length > 0 && { ConditionExpression: conditions.join(" AND ") }),
    ExpressionAttributeNames: {
      ...names,
      "#ttl": "ttl",
      ...Object.fromEntries(latest.map(([name], at) => [`#l${at}`, name])),
    },
    ExpressionAttributeValues: {
      ":one": 1,
      ":ttl": ttl(spanOf(tally, now).endsAt),
      ...Object.fromEntries(latest.map(([, value], at) => [`:l${at}`, value])),
      ...Object.fromEntries(bounds.map(({ atMost }, at) => [`:max${at}`, atMost])),
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
