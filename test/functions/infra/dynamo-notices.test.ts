import { expect, it } from "@jest/globals";
import { GetCommand, PutCommand } from "../../../functions/infra/dynamo-documents.ts";
import { dynamoNotices } from "../../../functions/infra/dynamo-notices.ts";
import { noticeKey } from "../../../functions/infra/ephemeral-items.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";
import { db, EPHEMERAL } from "../../../testing/infra/dynamo.ts";

const notice = { sentAt: NOW, since: NOW - 2, until: NOW - 1, sentFor: "one" };

it("a notice is kept for two days from when it was sent", async () => {
  expect(await dynamoNotices(db, EPHEMERAL).follow("sign-in", "kept", undefined, notice)).toBe(true);
  const Key = noticeKey("sign-in", "kept");
  const { Item } = await db.send(new GetCommand({ TableName: EPHEMERAL, Key, ConsistentRead: true }));
  expect(Item).toMatchObject({ ...Key, ...notice, ttl: Math.ceil((NOW + 48 * 3_600_000) / 1000) });
});

it.each(["sentAt", "since", "until", "sentFor"])("one without %s is not believed", async (name) => {
  const Item = { ...noticeKey("sign-in", name), ...notice, [name]: undefined };
  await db.send(new PutCommand({ TableName: EPHEMERAL, Item }));
  await expect(dynamoNotices(db, EPHEMERAL).find("sign-in", name)).rejects.toThrow(`"${name}"`);
});
