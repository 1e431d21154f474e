/** The process is killed in the midst of everything, and started again on what it left behind. */
import { beforeAll, describe, expect, it, jest } from "@jest/globals";
import {
  advance,
  clockOf,
  isForDeadLetters,
  mailsOf,
  messagesIn,
  queuesOf,
} from "../../../testing/drivers/control.ts";
import { eventually } from "../../../testing/drivers/eventually.ts";
import { cloud, operator } from "../../../testing/drivers/own-cloud.ts";
import { aRegistrant, codeIn, type Registrant, textIn } from "../../../testing/drivers/registrant.ts";

jest.setTimeout(180_000);

const workQueues = async () => (await queuesOf(cloud)).filter((queue) => !isForDeadLetters(queue));

async function killAndRestart(): Promise<void> {
  await cloud.kill();
  await cloud.restart();
  await hasten();
}

/** A message that was being worked on comes back after 30 seconds, for which nobody needs to wait here. */
async function hasten(): Promise<void> {
  for (const { url } of await workQueues()) await operator.bringBackAfter(url, 2);
}

describe("kill -9", () => {
  let registrant: Registrant;
  /** Started just before the first kill: whether its mail was sent by then is left to chance. */
  let unlucky: Registrant;
  let code: string;

  beforeAll(async () => {
    registrant = aRegistrant(cloud);
    unlucky = aRegistrant(cloud);
    await advance(cloud, 3_600);
    await hasten();
    code = await registrant.startedWithCode();
  });

  it("between a start and its mail: the clock, the mails and the messages of queues are still there", async () => {
    const [sent] = (await mailsOf(cloud)).slice(-1);
    const dead = (await queuesOf(cloud)).find(isForDeadLetters);
    if (!dead) throw new Error("there is no dead-letter queue");
    await operator.post(dead.url, "kept");
    expect(await unlucky.start()).toMatchObject({ status: 202 });
    const { offsetSeconds } = await clockOf(cloud);
    await killAndRestart();
    expect(offsetSeconds).toBeGreaterThanOrEqual(3_600);
    expect((await clockOf(cloud)).offsetSeconds).toBe(offsetSeconds);
    expect(await mailsOf(cloud)).toContainEqual(sent);
    expect(await operator.peek(dead.url)).toEqual(["kept"]);
  });

  it("after the code was sent: it is good with the same cookie", async () => {
    expect(await registrant.show()).toMatchObject({ status: 200, body: { state: "code-sent" } });
    expect(await registrant.enter(code)).toMatchObject({ status: 200 });
  });

  it("after the address was verified: the form makes the account", async () => {
    await killAndRestart();
    expect(await registrant.show()).toMatchObject({ status: 200, body: { state: "verified" } });
    const completed = await registrant.complete();
    expect(completed).toMatchObject({ status: 201 });
    expect(await operator.accountsOf(registrant.email)).toEqual([textIn(completed, "accountId")]);
    expect(await operator.usersOf(registrant.email)).toBe(1);
  });

  it("after the completion: the session is open, the password holds, the follow-up is still to come", async () => {
    const session = new Map(registrant.browser.jar);
    await killAndRestart();
    expect(messagesIn(await workQueues())).toBeGreaterThan(0);
    expect(await registrant.browser.send("GET", "/api/me")).toMatchObject({
      status: 200,
      body: { email: registrant.email },
    });
    expect(registrant.browser.jar).toEqual(session);
    expect(await registrant.signIn()).toMatchObject({ status: 200 });
  });

  it("in the midst of a completion: coming again, or the follow-up, finishes it", async () => {
    const hurried = aRegistrant(cloud);
    await hurried.verified();
    const answer = hurried.complete().catch(() => undefined);
    await killAndRestart();
    await answer;
    const again = await eventually("the account", async () => {
      const completed = await hurried.complete();
      return completed.status === 201 ? completed : undefined;
    });
    expect(await operator.accountsOf(hurried.email)).toEqual([textIn(again, "accountId")]);
    expect(await operator.usersOf(hurried.email)).toBe(1);
    expect((await hurried.nextMail()).subject).toContain("本登録完了");
  });

  it("loses no mail: those that were queued come in the end", async () => {
    const mails = [await registrant.nextMail(), await registrant.nextMail()];
    // The notice of the sign-in may come first.
    expect(mails.some(({ subject }) => subject.includes("本登録完了"))).toBe(true);
    expect(await unlucky.enter(codeIn(await unlucky.nextMail()))).toMatchObject({ status: 200 });
    expect(await unlucky.complete()).toMatchObject({ status: 201 });
  });
});
