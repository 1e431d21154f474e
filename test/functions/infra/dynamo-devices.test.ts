import { describe, expect, it } from "@jest/globals";
import { dynamo } from "../../../functions/infra/dynamo-client.ts";
import { dynamoDevices } from "../../../functions/infra/dynamo-devices.ts";
import { dynamoFailedSignIns } from "../../../functions/infra/dynamo-failed-sign-ins.ts";
import { dynamoNotices } from "../../../functions/infra/dynamo-notices.ts";
import { fakeDevices } from "../../../testing/fakes/devices.ts";
import { fakeFailedSignIns } from "../../../testing/fakes/failed-sign-ins.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";
import { fakeNotices } from "../../../testing/fakes/notices.ts";
import { answered } from "../../../testing/infra/answered.ts";
import { db, EPHEMERAL, loseNextAnswer } from "../../../testing/infra/dynamo.ts";

let count = 0;
const anAccountId = () => {
  count += 1;
  return `account-${count}`;
};
const device = (tokenHash: string) => ({ tokenHash, epoch: 2, createdAt: NOW, expiresAt: NOW + 1 });

describe.each([
  ["on DynamoDB", () => dynamoDevices(db, EPHEMERAL)],
  ["in memory", () => fakeDevices().port],
])("an account's browsers %s", (_, store) => {
  it("are listed, replaced and removed, and are no other account's", async () => {
    const devices = store();
    const [accountId, other] = [anAccountId(), anAccountId()];
    await devices.put(accountId, device("b"));
    await devices.put(accountId, device("a"));
    await devices.put(other, device("c"));
    expect(await devices.list(accountId)).toEqual([device("a"), device("b")]);
    await devices.put(accountId, { ...device("a"), epoch: 3 });
    await devices.remove(accountId, { tokenHash: "b" });
    await devices.remove(accountId, { tokenHash: "c" });
    expect(await devices.list(accountId)).toEqual([{ ...device("a"), epoch: 3 }]);
    expect(await devices.list(other)).toEqual([device("c")]);
    expect(await devices.list(anAccountId())).toEqual([]);
  });
});

it("an account knows no browsers where nothing is answered", async () => {
  const { client } = answered(dynamo(), () => ({}));
  expect(await dynamoDevices(client, EPHEMERAL).list("account-1")).toEqual([]);
});

const notice = { sentAt: NOW, since: NOW - 2, until: NOW - 1, sentFor: "message-1" };
const later = { ...notice, sentAt: NOW + 5, sentFor: "message-2" };

describe.each([
  ["on DynamoDB", () => dynamoNotices(db, EPHEMERAL)],
  ["in memory", () => fakeNotices().port],
])("the latest notice %s", (_, store) => {
  it("is followed by one, of that kind and account alone", async () => {
    const notices = store();
    const accountId = anAccountId();
    expect(await notices.find("sign-in", accountId)).toBeUndefined();
    expect(await notices.follow("sign-in", accountId, undefined, notice)).toBe(true);
    expect(await notices.follow("sign-in", accountId, undefined, later)).toBe(false);
    expect(await notices.find("sign-in", accountId)).toEqual(notice);
    expect(await notices.find("sign-in-failures", accountId)).toBeUndefined();
    expect(await notices.follow("sign-in", accountId, notice, later)).toBe(true);
    expect(await notices.follow("sign-in", accountId, notice, { ...later, sentFor: "message-3" })).toBe(
      false,
    );
    expect(await notices.find("sign-in", accountId)).toEqual(later);
  });
});

it("a notice whose write was not answered is known as our own", async () => {
  const accountId = anAccountId();
  const lost = loseNextAnswer(db);
  expect(await dynamoNotices(db, EPHEMERAL).follow("sign-in", accountId, undefined, notice)).toBe(true);
  expect(lost.sent()).toBeGreaterThanOrEqual(1);
});

it.each([
  ["on DynamoDB", () => dynamoFailedSignIns(db, EPHEMERAL)],
  ["in memory", () => fakeFailedSignIns().port],
])("an address that sign-ins fail for is found by its reference %s", async (_, store) => {
  const failures = store();
  await failures.remember("ref-1", "a@example.jp", NOW);
  await failures.remember("ref-1", "a@example.jp", NOW + 1);
  expect(await failures.emailOf("ref-1")).toBe("a@example.jp");
  expect(await failures.emailOf("ref-2")).toBeUndefined();
});
