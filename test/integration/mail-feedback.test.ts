/** What becomes of mails, from SES to the waiting registrant and the auditor. */
import { describe, expect, it } from "@jest/globals";
import { shapeOf } from "../../testing/drivers/answers.ts";
import {
  advance,
  advanceAtRest,
  advanceToNextHour,
  inject,
  queueOf,
  withdrawFaults,
} from "../../testing/drivers/control.ts";
import { eventually } from "../../testing/drivers/eventually.ts";
import { auditOf, planMail, reportMailEvent } from "../../testing/drivers/mail-events.ts";
import { settled } from "../../testing/drivers/one-registration.ts";
import { cloud, operator } from "../../testing/drivers/own-cloud.ts";
import { aRegistrant, newEmail, type Registrant, textIn } from "../../testing/drivers/registrant.ts";

const idOf = (registrant: Registrant) => registrant.path().split("/").at(-1) ?? "";

async function statusOf(registrant: Registrant): Promise<unknown> {
  const { body } = await registrant.show();
  return (body as { mail: { status: unknown } }).mail.status; // the API's own answer
}

const fares = (registrant: Registrant, status: string) =>
  eventually(`the status ${status}`, async () =>
    (await statusOf(registrant)) === status ? true : undefined,
  );

/** What the auditor reads of a registration's mails, once it is all there. */
const eventsOf = (registrant: Registrant, count: number) =>
  eventually(`${count} events of a mail`, async () => {
    const events = (await auditOf(cloud, idOf(registrant))).filter(
      ({ event }) => event.startsWith("mail.") && event !== "mail.queued" && event !== "mail.sent",
    );
    return events.length >= count ? events : undefined;
  });

async function started(email: string): Promise<Registrant> {
  const registrant = aRegistrant(cloud, { email });
  expect(await registrant.start()).toMatchObject({ status: 202 });
  return registrant;
}

describe("a registrant who waits for the code", () => {
  it.each([
    ["success@simulator.amazonses.com", "delivered", ["mail.delivered"]],
    ["bounce@simulator.amazonses.com", "bounced", ["mail.bounced"]],
    ["bounce+typo@simulator.amazonses.com", "bounced", ["mail.bounced"]],
    ["complaint@simulator.amazonses.com", "complained", ["mail.complained", "mail.delivered"]],
    ["ooto@simulator.amazonses.com", "delivered", ["mail.delivered"]],
    ["suppressionlist@simulator.amazonses.com", "bounced", ["mail.bounced"]],
    ["somebody@example.jp", "delivered", ["mail.delivered"]],
  ])("with the address %s sees that the mail is %s", async (email, status, events) => {
    const registrant = await started(email);
    await fares(registrant, status);
    const reported = await eventsOf(registrant, events.length);
    expect(reported.map(({ event }) => event).sort()).toEqual(events);
  });

  it("sees a bounce within two seconds of the sending", async () => {
    const took: number[] = [];
    // On a busy machine one of them may wait for the processor: it is the fastest that shows what else they wait for.
    while (took.length < 5 && !took.some((ms) => ms < 2_000)) {
      const registrant = await started(`bounce+soon-${took.length}@simulator.amazonses.com`);
      await registrant.nextMail();
      const sentAt = performance.now();
      await fares(registrant, "bounced");
      took.push(performance.now() - sentAt);
    }
    expect(Math.min(...took)).toBeLessThan(2_000);
  });

  it("sees that a mail is late, and that it has arrived after all", async () => {
    const email = newEmail();
    await planMail(cloud, email, "delay");
    const registrant = await started(email);
    await fares(registrant, "delayed");
    await reportMailEvent(cloud, (await registrant.nextMail()).messageId, "delivery");
    await fares(registrant, "delivered");
    const reported = await eventsOf(registrant, 2);
    expect(reported).toMatchObject([
      { event: "mail.delayed", reason: "TransientCommunicationFailure", issue: 1 },
      { event: "mail.delivered", issue: 1 },
    ]);
  });

  it("sees the latest stage, however often and in whatever order the events come", async () => {
    const email = newEmail();
    await planMail(cloud, email, "silence");
    const registrant = await started(email);
    const { messageId } = await registrant.nextMail();
    await reportMailEvent(cloud, messageId, "bounce", 2);
    await fares(registrant, "bounced");
    await reportMailEvent(cloud, messageId, "delay", 2);
    await reportMailEvent(cloud, messageId, "delivery", 2);
    await eventsOf(registrant, 6);
    expect(await statusOf(registrant)).toBe("bounced");
  });

  it("sees nothing of an older mail: what was reported of it concerns the auditor alone", async () => {
    const email = newEmail();
    const registrant = await started(email);
    const { messageId } = await registrant.nextMail();
    await fares(registrant, "delivered");
    await advance(cloud, 60);
    await planMail(cloud, email, "silence");
    expect(await registrant.resend()).toMatchObject({ status: 202 });
    await registrant.codeSent();
    await reportMailEvent(cloud, messageId, "bounce");
    const reported = await eventsOf(registrant, 2);
    expect(reported.at(-1)).toMatchObject({ event: "mail.bounced", issue: 1, sesMessageId: messageId });
    expect(await statusOf(registrant)).toBe("queued");
    await advance(cloud, 35);
    expect(await statusOf(registrant)).toBe("sent");
  });

  it("sees the same whether the address is registered or not", async () => {
    const known = aRegistrant(cloud, { email: newEmail() });
    await known.registered();
    const statuses = [];
    for (const email of [known.email, newEmail()]) {
      await planMail(cloud, email, "bounce");
      const registrant = await started(email);
      await fares(registrant, "bounced");
      const [reported] = await eventsOf(registrant, 1);
      statuses.push([(await registrant.show()).body, reported?.event, reported?.reason]);
    }
    expect(shapeOf(statuses[0])).toEqual(shapeOf(statuses[1]));
  });
});

describe("the auditor", () => {
  it("finds a bounce under the request that caused the mail, with SES's words and the mail's id", async () => {
    const registrant = await started("bounce+audited@simulator.amazonses.com");
    const { messageId } = await registrant.nextMail();
    const [bounced] = await eventsOf(registrant, 1);
    const [start] = await auditOf(cloud, idOf(registrant));
    expect(bounced).toMatchObject({
      event: "mail.bounced",
      outcome: "failure",
      reason: "Permanent/General",
      sesMessageId: messageId,
      correlationId: start?.correlationId,
    });
  });

  it("hears of the completion mail, too", async () => {
    const registrant = aRegistrant(cloud, { email: newEmail() });
    await registrant.verified();
    await planMail(cloud, registrant.email, "bounce");
    expect((await registrant.complete()).status).toBe(201);
    const reported = await eventually("the bounce", async () =>
      (await auditOf(cloud, idOf(registrant))).find(({ event }) => event === "mail.bounced"),
    );
    expect(reported).toMatchObject({ reason: "Permanent/General" });
    expect(reported.issue).toBeUndefined();
  });
});

describe("an event", () => {
  it("of a registration that is gone brings nothing back", async () => {
    const queue = await queueOf(cloud, "FeedbackQueue");
    const message = {
      event: "Email Bounced",
      messageId: "0106018f-gone",
      reason: "Permanent/General",
      kind: "code",
      flowId: "goneAgesAgo-0123456789",
      codeNumber: "1",
      correlationId: "correlation-1",
    };
    await operator.post(queue.url, JSON.stringify(message));
    await eventually("the audit event", async () =>
      (await auditOf(cloud, message.flowId)).length > 0 ? true : undefined,
    );
    const items = await operator.items("ephemeral");
    expect(JSON.stringify(items)).not.toContain(message.flowId);
  });

  it("survives a kill of everything between the mail and the news of it", async () => {
    const registrant = await started("bounce+killed@simulator.amazonses.com");
    await registrant.nextMail();
    await cloud.kill();
    await cloud.restart();
    // What was being worked on comes back after half a minute.
    await advance(cloud, 31);
    await fares(registrant, "bounced");
  });

  it("carries no address into the queue, nor into its dead letters", async () => {
    const dead = await queueOf(cloud, "FeedbackDeadLetters");
    // The simulator's labels are one mailbox, which has had its five codes of this hour.
    await advanceToNextHour(cloud);
    // After a kill a mail may be sent twice: what is still to be reported of it would be given up here, too.
    await settled(cloud);
    const ofNotes = { function: "note-mail-event", service: "dynamodb", operation: "UpdateItem" } as const;
    await inject(cloud, { ...ofNotes, mode: "error", count: 1_000 });
    const ids: string[] = [];
    for (const mailbox of ["bounce", "success"]) {
      ids.push(idOf(await started(`${mailbox}+canary@simulator.amazonses.com`)));
    }
    // Whoever looks at a message hides it for a second: two may never be seen at once.
    const seen = new Set<string>();
    const bodies = await eventually("the dead letters", async () => {
      // A failed message comes back after half a minute, ten times.
      await advanceAtRest(cloud, 31);
      for (const body of await operator.peek(dead.url)) seen.add(body);
      return ids.every((id) => [...seen].some((body) => body.includes(id))) ? [...seen] : undefined;
    });
    await withdrawFaults(cloud);
    for (const body of bodies) expect(body).not.toMatch(/canary|@|simulator/);
    const always = ["codeNumber", "correlationId", "event", "flowId", "kind", "messageId", "record"];
    const members = bodies.map((body) => Object.keys(JSON.parse(body)).sort());
    expect(members).toContainEqual(always);
    expect(members).toContainEqual([...always, "reason"].sort());
  });
});

describe("while SES takes no mails", () => {
  it("a registrant learns that the mail is late, then that it failed, and gets it when SES is back", async () => {
    await operator.bringBackAfter((await queueOf(cloud, "MailQueue")).url, 5);
    const send = { function: "deliver-mail", service: "ses", operation: "SendEmail" } as const;
    await inject(cloud, { ...send, mode: "throttle", count: 1_000 });
    const registrant = await started(newEmail());
    await fares(registrant, "delayed");
    await advance(cloud, 330);
    expect(await statusOf(registrant)).toBe("failed");
    await withdrawFaults(cloud);
    expect(await registrant.resend()).toMatchObject({ status: 202 });
    expect(await statusOf(registrant)).not.toBe("failed");
    expect(textIn(await registrant.codeSent(), "state")).toBe("code-sent");
    await fares(registrant, "delivered");
  });
});
