import { describe, expect, it } from "@jest/globals";
import { MAIL_RECORD_LIFETIME_MS } from "../../../functions/domain/mail-record.ts";
import { GetCommand, PutCommand } from "../../../functions/infra/dynamo-documents.ts";
import { dynamoMailRecords } from "../../../functions/infra/dynamo-mail-records.ts";
import { mailRecordKey } from "../../../functions/infra/ephemeral-items.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";
import { fakeMailRecords } from "../../../testing/fakes/mail-records.ts";
import { db, EPHEMERAL } from "../../../testing/infra/dynamo.ts";

const aMail = (special: object = {}) => ({
  kind: "reset-code" as const,
  flowId: "reset-1",
  codeNumber: 1,
  ...special,
});

let count = 0;
const anAddress = () => {
  count += 1;
  return `hash-${count}`;
};

describe.each([
  ["on DynamoDB", () => dynamoMailRecords(db, EPHEMERAL)],
  ["in memory", () => fakeMailRecords().port],
])("mails on record %s", (_, store) => {
  it("are one for a mail, however often something is noted of it, and each address has its own", async () => {
    const [records, emailHmac] = [store(), anAddress()];
    const key = { emailHmac, askedAt: NOW };
    for (const stage of ["refused", "accepted", "accepted", "delivered"] as const)
      await records.note(key, aMail(), stage);
    expect(await records.latest(emailHmac, NOW)).toEqual([{ ...aMail(), askedAt: NOW, stage: "delivered" }]);
    expect(await records.latest(anAddress(), NOW)).toEqual([]);
  });

  it("keep the later stage, in whatever order the stages come", async () => {
    const [records, emailHmac] = [store(), anAddress()];
    for (const stage of ["bounced", "delivered", "accepted"] as const)
      await records.note({ emailHmac, askedAt: NOW }, aMail(), stage);
    expect(await records.latest(emailHmac, NOW)).toMatchObject([{ stage: "bounced" }]);
  });

  it("come ten at once, the newest first, two of the same moment apart", async () => {
    const [records, emailHmac] = [store(), anAddress()];
    for (let at = 0; at < 12; at += 1)
      await records.note({ emailHmac, askedAt: NOW + at }, aMail({ codeNumber: at }), "accepted");
    await records.note({ emailHmac, askedAt: NOW + 11 }, aMail({ kind: "completion" }), "accepted");
    const latest = await records.latest(emailHmac, NOW + 20);
    expect(latest.map(({ askedAt }) => askedAt - NOW)).toEqual([11, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
  });

  it("are forgotten after thirty days", async () => {
    const [records, emailHmac] = [store(), anAddress()];
    await records.note({ emailHmac, askedAt: NOW }, aMail(), "accepted");
    const end = NOW + MAIL_RECORD_LIFETIME_MS;
    expect(await records.latest(emailHmac, end - 1)).toHaveLength(1);
    expect(await records.latest(emailHmac, end)).toEqual([]);
  });
});

it.each([
  ["kind", { kind: "letter" }],
  ["flowId", { flowId: 1 }],
  ["codeNumber", { codeNumber: "1" }],
  ["askedAt", { askedAt: "now" }],
  ["stage", { stage: "lost" }],
])("a record whose %s is damaged is not believed", async (name, damaged) => {
  const key = mailRecordKey({ emailHmac: name, askedAt: NOW, ...aMail() });
  const Item = { ...key, ...aMail(), askedAt: NOW, stage: "accepted", ...damaged };
  await db.send(new PutCommand({ TableName: EPHEMERAL, Item }));
  await expect(dynamoMailRecords(db, EPHEMERAL).latest(name, NOW)).rejects.toThrow(`"${name}"`);
});

it("a record is deleted after thirty days", async () => {
  const emailHmac = anAddress();
  await dynamoMailRecords(db, EPHEMERAL).note({ emailHmac, askedAt: NOW }, aMail(), "accepted");
  const Key = mailRecordKey({ emailHmac, askedAt: NOW, ...aMail() });
  const { Item } = await db.send(new GetCommand({ TableName: EPHEMERAL, Key, ConsistentRead: true }));
  expect(Item?.["ttl"]).toBe(Math.ceil((NOW + 30 * 24 * 3_600_000) / 1000));
});
