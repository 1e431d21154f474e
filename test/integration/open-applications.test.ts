/** What the city's function says of open applications, as far as it keeps an account from ending. */
import { beforeAll, describe, expect, it } from "@jest/globals";
import { auditRecordsIn } from "../../testing/audit-records.ts";
import { applicationsArn, withOpenApplications } from "../../testing/cloud/with-open-applications.ts";
import { advance, callsOf, declareOutside, logsOf, mailsOf } from "../../testing/drivers/control.ts";
import { cloud, operator, standOn } from "../../testing/drivers/own-cloud.ts";
import { aRegistrant, type Registrant } from "../../testing/drivers/registrant.ts";
import { sweepAndSettle, sweepDone } from "../../testing/drivers/sweep.ts";

standOn(withOpenApplications);

const DAY_SECONDS = 86_400;

let owner: Registrant;
beforeAll(async () => {
  owner = aRegistrant(cloud);
  await owner.registered();
});

const says = (answer: unknown) => declareOutside(cloud, { arn: applicationsArn, answer });
const wish = () => owner.browser.send("POST", "/api/me/withdrawal", { confirmed: true });
const endOf = async () => Number((await accountOf())?.["erasesAt"]);
const accountOf = async () => (await operator.items("accounts")).find(({ email }) => email === owner.email);

describe("an account in a city that knows of open applications", () => {
  it("does not end while nobody can say how many there are", async () => {
    // Nobody has declared the function: as if it had been deleted.
    expect(await wish()).toMatchObject({ status: 503, body: { code: "applications-unknown" } });
    await declareOutside(cloud, { arn: applicationsArn });
    expect(await wish()).toMatchObject({ status: 503, body: { code: "applications-unknown" } });
    await says({ many: 1 });
    expect(await wish()).toMatchObject({ status: 503, body: { code: "applications-unknown" } });
    expect(await accountOf()).not.toHaveProperty("status");
  });

  it("does not end while one is open", async () => {
    await says({ open: 2 });
    expect(await wish()).toMatchObject({ status: 409, body: { code: "applications-open", count: 2 } });
  });

  it("is put off when one is opened meanwhile, and its owner gets a mail", async () => {
    await says({ open: 0 });
    expect((await wish()).status).toBe(202);
    const before = await endOf();
    await says({ open: 1 });
    await advance(cloud, 8 * DAY_SECONDS);
    await sweepDone(cloud);
    await advance(cloud, 12);
    await sweepDone(cloud);
    expect(await accountOf()).toMatchObject({ status: "withdrawing" });
    expect(await endOf()).toBeGreaterThan(before);
    expect((await mailsOf(cloud, owner.email)).at(-1)?.subject).toContain("利用者登録の廃止を延期しました");
    const events = auditRecordsIn(await logsOf(cloud)).map(({ event }) => event);
    expect(events).toContain("account.withdrawal-postponed");
  });

  it("waits for the next sweep while nobody can say so", async () => {
    await declareOutside(cloud, { arn: applicationsArn });
    const before = await endOf();
    await advance(cloud, 8 * DAY_SECONDS);
    await sweepDone(cloud);
    expect(await endOf()).toBe(before);
  });

  it("ends once none is open any more", async () => {
    await says({ open: 0 });
    await sweepAndSettle(cloud);
    expect(await operator.accountsOf(owner.email)).toEqual([]);
    expect(await operator.usersOf(owner.email)).toBe(0);
    const invoked = (await callsOf(cloud)).filter(({ service }) => service === "lambda");
    expect(new Set(invoked.map((call) => call.function))).toEqual(
      new Set(["request-withdrawal", "sweep-accounts"]),
    );
    expect(new Set(invoked.map(({ resource }) => resource))).toEqual(new Set([applicationsArn]));
  });
});
