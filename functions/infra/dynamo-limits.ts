import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import { type LimitPolicy, opensAt, spanOf, windowsAt } from "../domain/limit.ts";
import type { Limits } from "../use-cases/ports.ts";
import { limitKey, ttl } from "./ephemeral-items.ts";
import { isSdkError } from "./sdk-error.ts";

/** One item per subject and day or minute (UTC): its count and one for each hour, e.g. `codes`, `codes13`. */
export const dynamoLimits = (db: DynamoDBDocumentClient, table: string): Limits => ({
  async count(policy, subject, now) {
    const { hour } = windowsAt(now);
    const { name, endsAt } = spanOf(policy, now);
    const key = limitKey(subject, name);
    try {
      await db.send(new UpdateCommand({ TableName: table, Key: key, ...counting(policy, hour, endsAt) }));
      return {};
    } catch (error) {
      if (!isSdkError(error, "ConditionalCheckFailedException")) throw error;
      const { Item = {} } = await db.send(
        new GetCommand({ TableName: table, Key: key, ConsistentRead: true }),
      );
      const refusedUntil = opensAt(policy, countsIn(Item, policy, hour), now);
      // Undefined would mean that the counts have fallen since: they never do within a window.
      return { refusedUntil: refusedUntil ?? endsAt };
    }
  },

  async takeBack(policy, subject, now) {
    await db.send(
      new UpdateCommand({
        TableName: table,
        Key: limitKey(subject, spanOf(policy, now).name),
        UpdateExpression: "ADD #span :minusOne, #hour :minusOne",
        ExpressionAttributeNames: namesOf(policy, windowsAt(now).hour),
        ExpressionAttributeValues: { ":minusOne": -1 },
      }),
    );
  },
});

const namesOf = ({ counts }: LimitPolicy, hour: string) => ({ "#span": counts, "#hour": `${counts}${hour}` });

function counting(policy: LimitPolicy, hour: string, endsAt: number) {
  const names: Record<string, string> = { ...namesOf(policy, hour), "#ttl": "ttl" };
  const values: Record<string, number> = { ":one": 1, ":ttl": ttl(endsAt) };
  const conditions: string[] = [];
  const below = (name: string, max: number | undefined) => {
    if (max === undefined) return;
    const placeholder = `:max${conditions.length}`;
    values[placeholder] = max;
    conditions.push(`(attribute_not_exists(${name}) OR ${name} < ${placeholder})`);
  };
  below("#span", policy.perMinute ?? policy.perDay);
  below("#hour", policy.perHour);
  if (policy.unless) {
    names["#other"] = policy.unless.counts;
    below("#other", policy.unless.perDay);
  }
  return {
    UpdateExpression: "SET #ttl = :ttl ADD #span :one, #hour :one",
    ...(conditions.length > 0 && { ConditionExpression: conditions.join(" AND ") }),
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  };
}

const count = z._default(z.number(), 0);

const countsIn = (item: Record<string, unknown>, policy: LimitPolicy, hour: string) => ({
  inSpan: count.parse(item[policy.counts]),
  inHour: count.parse(item[`${policy.counts}${hour}`]),
  other: policy.unless ? count.parse(item[policy.unless.counts]) : 0,
});
