/** Attack 25: a mail service that is down or throttles. */
import { afterEach, describe, expect, it } from "@jest/globals";
import * as z from "zod";
import { auditRecordsIn } from "../../testing/audit-records.ts";
import { advance, inject, logsOf, mailsOf, queueOf, withdrawFaults } from "../../testing/drivers/control.ts";
import { eventually } from "../../testing/drivers/eventually.ts";
import { cloud, operator } from "../../testing/drivers/own-cloud.ts";
import { aRegistrant, codeIn, type Registrant } from "../../testing/drivers/registrant.ts";
import { registrationTemplate } from "../../testing/infrastructure/stacks.ts";

afterEach(() => withdrawFaults(cloud));

describe("attack 25: a mail service that is down or throttles", () => {
  const mailStatus = async (registrant: Registrant) =>
    z.looseObject({ mail: z.object({ status: z.string() }) }).parse((await registrant.show()).body).mail
      .status;

  it("makes the mail late, and not lost", async () => {
    // Not after 30 seconds; yet twice within the 15 for which a drawn code is left to the delivery that drew it.
    await operator.bringBackAfter((await queueOf(cloud, "MailQueue")).url, 5);
    const oneDelivery = { service: "ses", operation: "SendEmail", count: 3 } as const; // an SDK tries three times
    await inject(cloud, { ...oneDelivery, mode: "throttle" }, { ...oneDelivery, mode: "error" });
    const both = [aRegistrant(cloud), aRegistrant(cloud)];
    for (const { start } of both) await start();
    await Promise.all(
      both.map(async (registrant) => {
        const code = codeIn(await registrant.nextMail());
        await registrant.codeSent();
        expect(await registrant.enter(code)).toMatchObject({ status: 200 });
      }),
    );
  });

  it("ends in the dead letters, and the screen says the truth", async () => {
    await operator.bringBackAfter((await queueOf(cloud, "MailQueue")).url, 1);
    await inject(cloud, { service: "ses", operation: "SendEmail", mode: "error", count: 1_000 });
    const registrant = aRegistrant(cloud);
    await registrant.start();
    const shown = new Set<string>();
    await eventually("the dead letter", async () => {
      shown.add(await mailStatus(registrant));
      return (await queueOf(cloud, "MailDeadLetters")).visible > 0 ? true : undefined;
    });
    // How far the first delivery has come at a look is the machine's affair; that nothing was sent is ours.
    expect([...shown].filter((status) => status !== "queued" && status !== "delayed")).toEqual([]);
    // As usual again: on a busy machine a mail takes longer than a second, and must not die of that.
    await operator.bringBackAfter((await queueOf(cloud, "MailQueue")).url, 30);
    await advance(cloud, 330);
    expect(await mailStatus(registrant)).toBe("failed");
    expect(await mailsOf(cloud, registrant.email)).toEqual([]);

    const failed = auditRecordsIn(await logsOf(cloud)).filter(({ event }) => event === "mail.failed");
    expect(failed).toMatchObject([{ reason: "given-up", outcome: "failure", issue: 1 }]);

    await withdrawFaults(cloud);
    expect(await registrant.resend()).toMatchObject({ status: 202 });
    const code = codeIn(await registrant.nextMail());
    await registrant.codeSent();
    expect(await registrant.enter(code)).toMatchObject({ status: 200 });
  });

  it("rings: dead letters and waiting messages of each queue have an alarm", () => {
    const alarms = Object.keys(registrationTemplate().findResources("AWS::CloudWatch::Alarm")).join(" ");
    for (const queue of ["Mail", "FollowUp", "Feedback"]) {
      expect(alarms).toMatch(new RegExp(`\\b\\w*${queue}DeadLetters`));
      expect(alarms).toMatch(new RegExp(`\\b\\w*${queue}Age`));
    }
  });
});
