import { describe, expect, it } from "@jest/globals";
import { dynamoAccountTraces } from "../../../functions/infra/dynamo-account-traces.ts";
import { dynamoDevices } from "../../../functions/infra/dynamo-devices.ts";
import { dynamoMailRecords } from "../../../functions/infra/dynamo-mail-records.ts";
import { dynamoNotices } from "../../../functions/infra/dynamo-notices.ts";
import { dynamoSessions } from "../../../functions/infra/dynamo-sessions.ts";
import { aSession } from "../../../testing/builders.ts";
import { fakeAccountTraces } from "../../../testing/fakes/account-traces.ts";
import { fakeDevices } from "../../../testing/fakes/devices.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";
import { fakeMailRecords } from "../../../testing/fakes/mail-records.ts";
import { fakeNotices } from "../../../testing/fakes/notices.ts";
import { fakeSessions } from "../../../testing/fakes/sessions.ts";
import { db, EPHEMERAL } from "../../../testing/infra/dynamo.ts";

function inMemory() {
  const [sessions, devices, notices, mailRecords] = [
    ...[fakeSessions(), fakeDevices(), fakeNotices(), fakeMailRecords()],
  ] as const;
  return {
    ...{
      sessions: sessions.port,
      devices: devices.port,
      notices: notices.port,
      mailRecords: mailRecords.port,
    },
    traces: fakeAccountTraces([sessions.items, devices.items, notices.items], mailRecords.items),
  };
}

const onDynamoDb = () => ({
  sessions: dynamoSessions(db, EPHEMERAL),
  devices: dynamoDevices(db, EPHEMERAL),
  notices: dynamoNotices(db, EPHEMERAL),
  mailRecords: dynamoMailRecords(db, EPHEMERAL),
  traces: dynamoAccountTraces(db, EPHEMERAL),
});

describe.each([
  ["on DynamoDB", onDynamoDb],
  ["in memory", inMemory],
])("what is kept of an account besides itself %s", (where, stores) => {
  it("is forgotten, of that account alone, and once more", async () => {
    const { sessions, devices, notices, mailRecords, traces } = stores();
    const named = (name: string) => ({
      accountId: `${name}-${where}`.replaceAll(" ", "-"),
      emailHmac: `hmac-of-${name}-${where}`,
    });
    const [gone, stays] = [named("gone"), named("stays")];
    const notice = { sentAt: NOW, since: NOW, until: NOW, sentFor: "one" };
    for (const { accountId, emailHmac } of [gone, stays]) {
      for (const tokenHash of ["a", "b"]) {
        await sessions.create({ accountId, tokenHash }, aSession({ accountId }));
        await devices.put(accountId, { tokenHash, epoch: 0, createdAt: NOW, expiresAt: NOW + 1 });
      }
      await notices.follow("sign-in", accountId, undefined, notice);
      const about = { kind: "farewell", flowId: "flow", codeNumber: 0 } as const;
      await mailRecords.note({ emailHmac, askedAt: NOW }, about, "delivered");
    }
    await traces.forget(gone);
    await traces.forget(gone);
    const left = async ({ accountId, emailHmac }: typeof gone) => [
      (await sessions.list(accountId)).length,
      (await devices.list(accountId)).length,
      (await notices.find("sign-in", accountId)) === undefined ? 0 : 1,
      (await mailRecords.latest(emailHmac, NOW)).length,
    ];
    expect(await left(gone)).toEqual([0, 0, 0, 0]);
    expect(await left(stays)).toEqual([2, 2, 1, 1]);
  });
});
