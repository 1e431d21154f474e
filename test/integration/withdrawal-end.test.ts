/** From the wish for an account's end to what is left of it: a tombstone and the trail. */
import { beforeAll, describe, expect, it } from "@jest/globals";
import { auditRecordsIn } from "../../testing/audit-records.ts";
import { markedProfile, marks } from "../../testing/drivers/canaries.ts";
import {
  advance,
  advanceAtRest,
  advanceTo,
  logsOf,
  mailsOf,
  queuesOf,
} from "../../testing/drivers/control.ts";
import { eventually } from "../../testing/drivers/eventually.ts";
import { cloud, operator } from "../../testing/drivers/own-cloud.ts";
import { aRegistrant, instantIn, type Registrant } from "../../testing/drivers/registrant.ts";
import { settle } from "../../testing/drivers/settle.ts";
import { sweepDone, sweepNow } from "../../testing/drivers/sweep.ts";

const DAY_SECONDS = 86_400;
const email = `${marks.email}.leaves@example.jp`;
const wish = { reason: "other", confirmed: true };

/** When the sweep comes next: at three in the night in Japan. */
function nightAfter(instant: number): number {
  const day = DAY_SECONDS * 1000;
  return Math.ceil((instant - 18 * 3_600_000) / day) * day + 18 * 3_600_000;
}

describe("attack 42: an account whose owner wants its end", () => {
  let owner: Registrant;
  let accountId: string;
  let erasesAt: number;
  beforeAll(async () => {
    owner = aRegistrant(cloud, { email, profile: markedProfile, password: marks.password });
    accountId = await owner.registered();
  });
  const withdrawal = (method: "POST" | "DELETE") =>
    owner.browser.send(method, "/api/me/withdrawal", method === "POST" ? wish : undefined);

  it("stays while the wish is taken back, and for the days of grace", async () => {
    expect((await withdrawal("POST")).status).toBe(202);
    expect((await withdrawal("DELETE")).status).toBe(204);
    await advance(cloud, 60);
    const answer = await withdrawal("POST");
    expect(answer.status).toBe(202);
    erasesAt = instantIn(answer, "erasesAt");
    await advance(cloud, 6 * DAY_SECONDS);
    await sweepNow(cloud);
    expect((await owner.signIn()).status).toBe(200);
    expect(await operator.accountsOf(email)).toEqual([accountId]);
  });

  it("is erased by the sweep after that, and a session that lives is over", async () => {
    const night = nightAfter(erasesAt);
    // The night before, it is not time yet.
    await advanceTo(cloud, night - DAY_SECONDS * 1000 + 1000);
    await sweepDone(cloud);
    await advanceTo(cloud, night - 600_000);
    expect((await owner.signIn()).status).toBe(200);
    expect((await owner.browser.send("GET", "/api/me")).status).toBe(200);
    await advance(cloud, 601);
    await eventually("the end", async () => {
      await advanceAtRest(cloud, 5);
      return (await operator.usersOf(email)) === 0 ? true : undefined;
    });
    await settle(cloud);
    expect(await owner.browser.send("GET", "/api/me")).toMatchObject({
      status: 401,
      body: { code: "not-signed-in" },
    });
    expect((await owner.signIn()).status).toBe(401);
    const subjects = (await mailsOf(cloud, email)).map(({ subject }) => subject);
    expect(subjects.at(-1)).toContain("利用者登録を削除しました");
  });

  it("leaves nothing but a tombstone and the trail", async () => {
    const accounts = (await operator.items("accounts")).filter((item) => item["accountId"] === accountId);
    expect(accounts).toMatchObject([{ status: "erased", reason: "withdrawn" }]);
    const registrationId = String(accounts[0]?.["registrationId"]);
    await advance(cloud, DAY_SECONDS);
    const values = Object.values(marks);
    const left = async () => {
      const items = [...(await operator.items("accounts")), ...(await operator.items("ephemeral"))];
      return values.filter((value) => JSON.stringify(items).includes(value));
    };
    // What has a time to live of its own goes a while after it.
    await eventually("tables without a trace", async () => ((await left()).length === 0 ? true : undefined));
    // Browsers would be known for 400 days, and mails on record for 30. A link knows whose it is for ten.
    const partitions = async () => {
      const naming = (await operator.items("ephemeral")).filter((item) =>
        [accountId, registrationId].some((id) => JSON.stringify(item).includes(id)),
      );
      return [...new Set(naming.map(({ pk }) => String(pk).split("#")[0]))].sort();
    };
    await eventually("nothing but hold and links", async () =>
      (await partitions()).every((each) => each === "HOLD" || each === "LINK") ? true : undefined,
    );
    for (const queue of await queuesOf(cloud)) {
      const messages = JSON.stringify(await operator.peek(queue.url));
      expect([queue.name, values.filter((value) => messages.includes(value))]).toEqual([queue.name, []]);
    }
    const logs = await logsOf(cloud);
    expect(values.filter((value) => logs.includes(value))).toEqual([]);
    const events = auditRecordsIn(logs).filter((record) => record.accountId === accountId);
    expect(events.map(({ event }) => event)).toEqual(
      expect.arrayContaining([
        ...["account.withdrawal-requested", "account.withdrawal-cancelled", "account.deleted"],
      ]),
    );
  });

  it("lets nobody register the address for a week, which a mail says", async () => {
    const again = aRegistrant(cloud, { email });
    expect((await again.start()).status).toBe(202);
    await eventually("the mail that the address is held", async () =>
      (await mailsOf(cloud, email)).find(({ body }) => body.text?.includes("現在登録できません")),
    );
  });
});
