/** Attacks 33 and 34: a completion whose recovery comes days late, and what is only half there. */
import { afterEach, describe, expect, it } from "@jest/globals";
import { auditRecordsIn } from "../../testing/audit-records.ts";
import {
  advance,
  advanceAtRest,
  inject,
  logsOf,
  mailsOf,
  queueOf,
  withdrawFaults,
} from "../../testing/drivers/control.ts";
import { eventually, untilServed } from "../../testing/drivers/eventually.ts";
import { cloud, operator } from "../../testing/drivers/own-cloud.ts";
import { aRegistrant, type Registrant, textIn } from "../../testing/drivers/registrant.ts";
import { sweepAndSettle } from "../../testing/drivers/sweep.ts";

const threeDays = 3 * 24 * 3600;

afterEach(() => withdrawFaults(cloud));

/**
 * A user is made, the account cannot be put, and whoever looks after it gives up: its message is a dead letter. Until the
 * test's end, nor can the nightly sweep, which would see to it.
 */
async function halfMade(): Promise<Registrant> {
  const registrant = aRegistrant(cloud);
  await registrant.verified();
  const put = { service: "dynamodb", operation: "PutItem", mode: "error", count: 1_000 } as const;
  await inject(
    cloud,
    { ...put, function: "complete-registration" },
    { ...put, function: "follow-up-completion" },
  );
  const { visible: before } = await queueOf(cloud, "FollowUpDeadLetters");
  expect((await registrant.complete()).status).toBeGreaterThanOrEqual(500);
  await eventually("the dead letter", async () => {
    await advanceAtRest(cloud, 61);
    const { inFlight, held } = await queueOf(cloud, "FollowUpQueue");
    const { visible } = await queueOf(cloud, "FollowUpDeadLetters");
    return visible > before && inFlight + held === 0 ? true : undefined;
  });
  await withdrawFaults(cloud);
  expect([await operator.usersOf(registrant.email), await operator.accountsOf(registrant.email)]).toEqual([
    1,
    [],
  ]);
  await inject(cloud, {
    ...{ function: "sweep-accounts", service: "dynamodb", operation: "Scan", mode: "error", count: 1_000 },
  });
  await advance(cloud, threeDays);
  return registrant;
}

async function expectWhole({ email }: Registrant, signedIn: Awaited<ReturnType<Registrant["signIn"]>>) {
  expect(signedIn.status).toBe(200);
  expect(await operator.accountsOf(email)).toEqual([textIn(signedIn, "accountId")]);
  expect(await operator.usersOf(email)).toBe(1);
  await eventually("the completion mail", async () =>
    (await mailsOf(cloud, email)).find(({ subject }) => subject.includes("本登録完了")),
  );
}

describe("attack 33: a follow-up that is a dead letter for three days, and is redriven", () => {
  it("makes the account whole, and sends its mail", async () => {
    const registrant = await halfMade();
    await operator.redrive(await queueOf(cloud, "FollowUpDeadLetters"));
    await eventually("the account", async () =>
      (await operator.accountsOf(registrant.email)).length > 0 ? true : undefined,
    );
    await expectWhole(registrant, await untilServed(() => registrant.signIn()));
    expect((await registrant.browser.send("GET", "/api/me")).status).toBe(200);
  });
});

describe("attack 34: what is only half there", () => {
  it("is made whole by whoever signs in, without any redrive", async () => {
    const registrant = await halfMade();
    const first = await registrant.signIn();
    expect(first).toMatchObject({ status: 503, body: { code: "account-not-ready" } });
    await expectWhole(registrant, await untilServed(() => registrant.signIn()));
  });

  it("is made whole when somebody asks for a code for its address, who is then answered as for any account", async () => {
    const registrant = await halfMade();
    const again = aRegistrant(cloud, { email: registrant.email });
    expect((await again.start()).status).toBe(202);
    await eventually("the mail that says so", async () =>
      (await mailsOf(cloud, registrant.email)).find(({ subject }) => subject.includes("ご登録済み")),
    );
    await expectWhole(registrant, await untilServed(() => registrant.signIn()));
  });

  it("is made whole by the next sweep, though nobody comes", async () => {
    const registrant = await halfMade();
    await withdrawFaults(cloud);
    await sweepAndSettle(cloud);
    expect(await operator.accountsOf(registrant.email)).toHaveLength(1);
    await expectWhole(registrant, await registrant.signIn());
  });
});

describe("attack 42: an account that is not there, although it was made", () => {
  it("ends its sessions, and keeps its user: the table may be being restored, and be whole again later", async () => {
    const registrant = aRegistrant(cloud);
    await registrant.registered();
    const accounts = await operator.items("accounts");
    for (const { accountId } of accounts) await operator.remove("accounts", { accountId });

    expect((await registrant.browser.send("GET", "/api/me")).status).toBe(401);
    expect(await registrant.signIn()).toMatchObject({ status: 503, body: { code: "account-not-ready" } });
    const again = aRegistrant(cloud, { email: registrant.email });
    expect((await again.start()).status).toBe(202);
    await sweepAndSettle(cloud);
    expect(await operator.usersOf(registrant.email)).toBe(1);
    expect(
      auditRecordsIn(await logsOf(cloud)).filter(({ reason }) =>
        ["account-missing", "user-removed"].includes(String(reason)),
      ),
    ).toContainEqual(expect.objectContaining({ outcome: "failure", reason: "account-missing" }));

    for (const account of accounts) await operator.put("accounts", account);
    await expectWhole(registrant, await untilServed(() => registrant.signIn()));
  });
});
