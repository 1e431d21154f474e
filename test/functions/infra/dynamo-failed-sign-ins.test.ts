import { describe, expect, it } from "@jest/globals";
import { GetCommand, PutCommand } from "../../../functions/infra/dynamo-documents.ts";
import { dynamoFailedSignIns } from "../../../functions/infra/dynamo-failed-sign-ins.ts";
import { failuresKey } from "../../../functions/infra/ephemeral-items.ts";
import { fakeFailedSignIns } from "../../../testing/fakes/failed-sign-ins.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";
import { db, EPHEMERAL } from "../../../testing/infra/dynamo.ts";

describe.each([
  ["on DynamoDB", () => dynamoFailedSignIns(db, EPHEMERAL)],
  ["in memory", () => fakeFailedSignIns().port],
])("an address that sign-ins keep failing for %s", (_, store) => {
  it("is found by its reference, and the latest one stands", async () => {
    const failures = store();
    expect(await failures.emailOf("ref")).toBeUndefined();
    await failures.remember("ref", "hanako@example.jp", NOW);
    await failures.remember("ref", "taro@example.jp", NOW);
    await failures.remember("other", "jiro@example.jp", NOW);
    expect(await failures.emailOf("ref")).toBe("taro@example.jp");
  });
});

it("an address is kept for a day", async () => {
  await dynamoFailedSignIns(db, EPHEMERAL).remember("kept", "hanako@example.jp", NOW);
  const Key = failuresKey("kept");
  const { Item } = await db.send(new GetCommand({ TableName: EPHEMERAL, Key, ConsistentRead: true }));
  expect(Item).toEqual({ ...Key, email: "hanako@example.jp", ttl: Math.ceil((NOW + 24 * 3_600_000) / 1000) });
});

it("a damaged item is not believed", async () => {
  await db.send(new PutCommand({ TableName: EPHEMERAL, Item: failuresKey("damaged") }));
  await expect(dynamoFailedSignIns(db, EPHEMERAL).emailOf("damaged")).rejects.toThrow(/email/);
});
