/** An account that nobody uses, by the clock: two years, and three. */
import { beforeAll, describe, expect, it } from "@jest/globals";
import { auditRecordsIn } from "../../../testing/audit-records.ts";
import { withoutSchedule } from "../../../testing/cloud/changed-template.ts";
import { aBrowser } from "../../../testing/drivers/browser.ts";
import { advance, logsOf, mailsOf, schedulesOf } from "../../../testing/drivers/control.ts";
import { eventually } from "../../../testing/drivers/eventually.ts";
import { cloud, operator, standOn } from "../../../testing/drivers/own-cloud.ts";
import { aForgetful } from "../../../testing/drivers/password-reset.ts";
import {
  aRegistrant,
  codeIn,
  newEmail,
  otherThan,
  type Registrant,
  textIn,
} from "../../../testing/drivers/registrant.ts";
import { aReviver } from "../../../testing/drivers/revival.ts";
import { settle } from "../../../testing/drivers/settle.ts";
import { leaveUnused, overdue, sweepAndSettle, sweepDone, sweepNow } from "../../../testing/drivers/sweep.ts";

// Every hour of three years would be sealed, which is most of the work; `audit-archive` catches up with a month's.
standOn((cdkOut) => withoutSchedule(cdkOut, "SealAudit"));

const DAY = 86_400;
const PAUSE = "ご利用のない利用者登録についてのお知らせ";
const END = "休止中の利用者登録の削除についてのお知らせ";
const NEXT_PASSWORD = "Tsubame-to-Kaze-2026";

async function owner(): Promise<Registrant> {
  const registrant = aRegistrant(cloud, { email: newEmail() });
  await registrant.enter(await registrant.startedWithCode());
  expect((await registrant.complete()).status).toBe(201);
  expect((await registrant.signIn()).status).toBe(200);
  return registrant;
}

const subjects = async ({ email }: Registrant) =>
  (await mailsOf(cloud, email)).map(({ subject }) => subject.replace(/^【.*?】/, ""));
const notices = async (whose: Registrant) =>
  (await subjects(whose)).filter((subject) => [PAUSE, END].includes(subject));
const auditOf = async (accountId: unknown) =>
  auditRecordsIn(await logsOf(cloud)).filter((record) => record.accountId === accountId);

/** A clock that goes on by days: the schedule fires by itself. */
async function pass(days: number): Promise<void> {
  await advance(cloud, days * DAY);
  await sweepDone(cloud);
}

describe("the nightly sweep", () => {
  let leaver: Registrant;
  let returner: Registrant;
  let sleeper: Registrant;
  let dreamer: Registrant;
  let accountId: unknown;
  beforeAll(async () => {
    [leaver, returner, sleeper, dreamer] = [await owner(), await owner(), await owner(), await owner()];
    [accountId] = await operator.accountsOf(leaver.email);
  }, 120_000);

  it("is a schedule that fires at three in the night in Japan", async () => {
    expect(await schedulesOf(cloud)).toContainEqual(
      expect.objectContaining({ name: "sweep-accounts", expression: "cron(0 18 * * ? *)" }),
    );
  });

  it("warns whoever has not signed in for 700 and for 723 days", async () => {
    await pass(699);
    expect(await notices(leaver)).toEqual([]);
    await pass(1);
    expect(await notices(leaver)).toEqual([PAUSE]);
    await pass(23);
    expect(await notices(leaver)).toEqual([PAUSE, PAUSE]);
    const [mail] = (await mailsOf(cloud, leaver.email)).slice(-1);
    expect(mail?.body.text).toContain("休止する日");
    expect(mail?.body.text).toContain("/login");
    expect(await notices(returner)).toHaveLength(2);
    expect((await returner.signIn()).status).toBe(200);
  });

  it("puts an account to sleep after 730 days, unless its owner came back", async () => {
    await pass(7);
    expect(await leaver.signIn()).toMatchObject({ status: 403, body: { code: "account-dormant" } });
    expect(await leaver.signIn({ password: "Wrong-one-2026" })).toMatchObject({ status: 401 });
    expect((await returner.signIn()).status).toBe(200);
    expect((await auditOf(accountId)).filter(({ event }) => event === "account.dormant")).toHaveLength(1);
  });

  it("leaves an account awake that a new password has woken", async () => {
    const browser = aBrowser(cloud);
    const reset = aForgetful(cloud, { email: sleeper.email, browser });
    await reset.verified();
    expect((await reset.complete(NEXT_PASSWORD)).status).toBe(200);
    await sweepNow(cloud);
    expect((await sleeper.signIn({ password: NEXT_PASSWORD })).status).toBe(200);
    const [sleeperId] = await operator.accountsOf(sleeper.email);
    const events = (await auditOf(sleeperId)).map(({ event }) => event);
    expect(events).toContain("account.revived");
  });

  it("leaves an account awake that a code has woken, whose owner signs in with the same password", async () => {
    const browser = aBrowser(cloud);
    expect(await dreamer.signIn()).toMatchObject({ status: 403, body: { code: "account-dormant" } });
    const revival = aReviver(cloud, { email: dreamer.email, browser });
    const started = await revival.start();
    expect(started).toMatchObject({ status: 202, body: { state: "requested", email: dreamer.email } });
    expect(started.cookies.join()).toMatch(/^__Host-flow-revive-[\w-]+=/);
    const code = await revival.code();
    expect(await revival.show()).toMatchObject({ status: 200, body: { state: "code-sent" } });
    expect(await revival.enter(otherThan(code))).toMatchObject({ status: 422, body: { code: "code-wrong" } });
    const stranger = await aBrowser(cloud).send("POST", `${revival.path()}/verification`, { code });
    expect(stranger).toMatchObject({ status: 401, body: { code: "flow-cookie-missing" } });
    const [dreamerId] = await operator.accountsOf(dreamer.email);
    expect((await auditOf(dreamerId)).map(({ event }) => event)).not.toContain("account.revived");

    const done = await revival.enter(code);
    expect(done).toMatchObject({ status: 200, body: { state: "completed" } });
    expect(done.cookies.join()).toMatch(/^__Host-flow-revive-[\w-]+=; Max-Age=0/);
    await sweepNow(cloud);
    expect((await dreamer.signIn()).status).toBe(200);
    const revived = (await auditOf(dreamerId)).filter(({ event }) => event === "account.revived");
    expect(revived).toMatchObject([{ outcome: "success", reason: "by-code" }]);
  });

  it("warns twice more, and erases after 1,095 days", async () => {
    await pass(335);
    expect(await notices(leaver)).toEqual([PAUSE, PAUSE, END]);
    await pass(23);
    expect(await notices(leaver)).toEqual([PAUSE, PAUSE, END, END]);
    await pass(6.9);
    expect(await operator.accountsOf(leaver.email)).toEqual([accountId]);
    await advance(cloud, DAY);
    await eventually("the farewell", async () =>
      (await subjects(leaver)).find((subject) => subject === "利用者登録を削除しました"),
    );
    await settle(cloud);
    expect(await operator.accountsOf(leaver.email)).toEqual([]);
    expect(await operator.usersOf(leaver.email)).toBe(0);
    const [tombstone] = (await operator.items("accounts")).filter((item) => item["accountId"] === accountId);
    expect(tombstone).toMatchObject({ status: "erased", reason: "dormant" });
    expect(Object.keys(tombstone ?? {}).sort()).toEqual([
      "accountId",
      "accountType",
      "createdAt",
      "erasedAt",
      "eventLog",
      "eventSequence",
      "reason",
      "registrationId",
      "status",
      "termsVersion",
    ]);
    expect(await auditOf(accountId)).toContainEqual(
      expect.objectContaining({ event: "account.deleted", outcome: "success", reason: "dormant" }),
    );
    expect((await leaver.signIn()).status).toBe(401);
  });

  it("keeps the address for a week, and lets it be registered then", async () => {
    const again = aRegistrant(cloud, { email: leaver.email });
    await again.start();
    await eventually("the mail that the address is held", async () =>
      (await mailsOf(cloud, leaver.email)).find(({ body }) => body.text?.includes("現在登録できません")),
    );
    await advance(cloud, 8 * DAY);
    const later = aRegistrant(cloud, { email: leaver.email });
    await later.start();
    await later.codeSent();
    const mail = await eventually("the code", async () => (await later.ownMails())[0]);
    expect((await later.enter(codeIn(mail))).status).toBe(200);
    const answer = await later.complete();
    expect(answer.status).toBe(201);
    expect(textIn(answer, "accountId")).not.toBe(accountId);
  });
});

describe("the brake", () => {
  it("lets nothing be erased where it would be more than 1 % of all accounts, and more than twenty", async () => {
    const some = await owner();
    const [template] = (await operator.items("accounts")).filter((item) => item["email"] === some.email);
    await leaveUnused(cloud, operator, some.email, 1096, overdue);
    const [old] = (await operator.items("accounts")).filter((item) => item["email"] === some.email);
    for (let at = 1; at <= 20; at += 1)
      await operator.put("accounts", { ...old, accountId: `copy-${at}`, email: `copy-${at}@example.jp` });
    await sweepNow(cloud);
    const records = auditRecordsIn(await logsOf(cloud)).filter(({ event }) => event === "sweep.refused");
    expect(records).toMatchObject([{ outcome: "failure", reason: expect.stringMatching(/^21\/\d+$/) }]);
    const statuses = (await operator.items("accounts")).map(({ status }) => status);
    expect(statuses.filter((status) => status === "dormant")).toHaveLength(21);
    expect(statuses).not.toContain("erasing");

    await operator.put("accounts", { ...template });
    await sweepAndSettle(cloud);
    expect((await operator.items("accounts")).filter(({ status }) => status === "dormant")).toEqual([]);
    expect(await operator.accountsOf(some.email)).toHaveLength(1);
  });
});
