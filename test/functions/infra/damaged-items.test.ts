import { describe, expect, it } from "@jest/globals";
import { tokenHash } from "../../../functions/domain/secret-token.ts";
import { dynamoAccountNumbers } from "../../../functions/infra/dynamo-account-numbers.ts";
import { dynamoAccountSweep } from "../../../functions/infra/dynamo-account-sweep.ts";
import { dynamoAccountTraces } from "../../../functions/infra/dynamo-account-traces.ts";
import { dynamo } from "../../../functions/infra/dynamo-client.ts";
import { dynamoDevices } from "../../../functions/infra/dynamo-devices.ts";
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
} from "../../../functions/infra/dynamo-documents.ts";
import { dynamoHolds } from "../../../functions/infra/dynamo-holds.ts";
import { dynamoLinks } from "../../../functions/infra/dynamo-links.ts";
import { dynamoMailRecords } from "../../../functions/infra/dynamo-mail-records.ts";
import { dynamoReceptionNumbers } from "../../../functions/infra/dynamo-reception-numbers.ts";
import { dynamoSessions } from "../../../functions/infra/dynamo-sessions.ts";
import { deviceKey, holdKey, linkKey, sessionItemKey } from "../../../functions/infra/ephemeral-items.ts";
import { aSession } from "../../../testing/builders.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";
import { answered } from "../../../testing/infra/answered.ts";
import { ACCOUNTS, db, EPHEMERAL } from "../../../testing/infra/dynamo.ts";

const sessionKey = { accountId: "account-1", tokenHash: "hash" };
const session = aSession();
const link = { purpose: "disavow", accountId: "account-1", ref: "session-1", expiresAt: NOW } as const;
const hold = { accountId: "account-1", reason: "changed", until: NOW + 1 } as const;
const device = { epoch: 2, createdAt: NOW, expiresAt: NOW + 1 };

interface Kind {
  readonly key: Readonly<Record<string, string>>;
  readonly item: object;
  readonly read: () => Promise<unknown>;
}
const kinds: Readonly<Record<string, Kind>> = {
  session: {
    key: sessionItemKey(sessionKey),
    item: session,
    read: () => dynamoSessions(db, EPHEMERAL).find(sessionKey),
  },
  link: {
    key: linkKey(tokenHash("token")),
    item: link,
    read: () => dynamoLinks(db, EPHEMERAL).peek("disavow", "token", NOW - 1),
  },
  hold: { key: holdKey("hash"), item: hold, read: () => dynamoHolds(db, EPHEMERAL).find("hash", NOW) },
  device: {
    key: deviceKey("account-1", "hash"),
    item: device,
    read: async () => (await dynamoDevices(db, EPHEMERAL).list("account-1"))[0],
  },
};
const put = (item: object) => db.send(new PutCommand({ TableName: EPHEMERAL, Item: { ...item } }));

describe.each(Object.entries(kinds))("a stored %s", (_, { key, item, read }) => {
  it("is read without what the store adds", async () => {
    await put({ ...item, ...key, ttl: 1, writtenBy: "w" });
    expect(await read()).toMatchObject(item);
    expect(Object.keys(Object(await read()))).not.toEqual(expect.arrayContaining(["ttl"]));
  });

  it.each(Object.keys(item))("is none without its %s", async (name) => {
    await put({ ...item, ...key, [name]: undefined });
    await expect(read()).rejects.toThrow(`"${name}"`);
  });
});

describe("is deleted once it is over", () => {
  const ttlOf = async (Key: Kind["key"]) => {
    const { Item } = await db.send(new GetCommand({ TableName: EPHEMERAL, Key, ConsistentRead: true }));
    return Item?.["ttl"];
  };

  it("a session", async () => {
    const key = { accountId: "account-2", tokenHash: "hash" };
    await dynamoSessions(db, EPHEMERAL).create(key, session);
    expect(await ttlOf(sessionItemKey(key))).toBe(Math.ceil(session.absoluteExpiresAt / 1000));
  });

  it("a hold", async () => {
    await dynamoHolds(db, EPHEMERAL).set("other", hold, NOW);
    expect(await ttlOf(holdKey("other"))).toBe(Math.ceil(hold.until / 1000));
  });

  it("a device", async () => {
    await dynamoDevices(db, EPHEMERAL).put("account-2", { ...device, tokenHash: "hash" });
    expect(await ttlOf(deviceKey("account-2", "hash"))).toBe(Math.ceil(device.expiresAt / 1000));
  });
});

it.each<[string, (client: DynamoDBDocumentClient) => Promise<unknown>, unknown]>([
  ["mail records", (client) => dynamoMailRecords(client, EPHEMERAL).latest("h", NOW), []],
  ["accounts", (client) => dynamoAccountNumbers(client, { table: ACCOUNTS, index: "i" }).find("n"), []],
  ["registrations", (client) => dynamoReceptionNumbers(client, EPHEMERAL).find("n"), undefined],
  ["pages", (client) => dynamoAccountSweep(client, ACCOUNTS).page(undefined, 9), { accounts: [], erased: 0 }],
  [
    "traces",
    (client) => dynamoAccountTraces(client, EPHEMERAL).forget({ accountId: "a", emailHmac: "h" }),
    undefined,
  ],
])("there are no %s where nothing is answered", async (_, read, nothing) => {
  const { client } = answered(dynamo(), () => ({}));
  expect(await read(client)).toEqual(nothing);
});

it("traces are forgotten to the last page", async () => {
  const pages = [
    { Items: [{ pk: { S: "p" }, sk: { S: "1" } }], LastEvaluatedKey: { pk: { S: "p" }, sk: { S: "1" } } },
    { Items: [{ pk: { S: "p" }, sk: { S: "2" } }] },
  ];
  const { client, asked } = answered(dynamo(), ({ command }) =>
    command === "QueryCommand" ? (pages.shift() ?? {}) : {},
  );
  await dynamoAccountTraces(client, EPHEMERAL).forget({ accountId: "a", emailHmac: "h" });
  const deleted = asked.filter(({ command }) => command === "DeleteItemCommand");
  expect(deleted.map(({ input }) => input["Key"])).toEqual([
    { pk: { S: "p" }, sk: { S: "1" } },
    { pk: { S: "p" }, sk: { S: "2" } },
  ]);
  expect(asked.filter(({ command }) => command === "QueryCommand")).toHaveLength(5);
});
