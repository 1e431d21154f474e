import type { DeliveryScenario, StoredMail } from "local-cloud";
import type { TestCloud } from "../cloud/cloud-process.ts";
import { advance, advanceTo, inject, mailsOf, type NewFault, withdrawFaults } from "../drivers/control.ts";
import { aDesk } from "../drivers/desk.ts";
import { eventually } from "../drivers/eventually.ts";
import { planMail, reportMailEvent } from "../drivers/mail-events.ts";
import { anOperator } from "../drivers/operator.ts";
import { codeIn } from "../drivers/registrant.ts";
import { leaveUnused } from "../drivers/sweep.ts";

/** What a test steers of its local cloud, from outside. */
export function controlOf(cloud: TestCloud) {
  const mailsTo = (email: string) => mailsOf(cloud, email);
  const mailNumber = (number: number, email: string) =>
    eventually(`mail number ${number} to ${email}`, async () => (await mailsTo(email))[number - 1]);
  return {
    mailsTo,
    /** The mail of that number to the address, from 1; waits for it. */
    mailNumber,
    /** The six digits in the mail of that number. */
    code: async (email: string, number = 1) => codeIn(await mailNumber(number, email)),
    /** As one operator at the desk, and as another. */
    ...{ desk: aDesk(cloud, "A"), otherDesk: aDesk(cloud, "B") },
    advanceClock: (seconds: number) => advance(cloud, seconds),
    advanceClockTo: (instant: number) => advanceTo(cloud, instant),
    /** Nobody has used the account for two years. */
    async fallAsleep(email: string) {
      const operator = anOperator(cloud);
      await leaveUnused(cloud, operator, email, 731, () => ({ status: "dormant" }));
      operator.close();
    },
    inject: (fault: NewFault) => inject(cloud, fault),
    /** The next mail to the address fares so. */
    planMail: (to: string, event: DeliveryScenario) => planMail(cloud, to, event),
    /** The mail, which was sent, fares so from now on. */
    reportMailEvent: ({ messageId }: StoredMail, event: DeliveryScenario) =>
      reportMailEvent(cloud, messageId, event),
    clearFaults: () => withdrawFaults(cloud),
  };
}

export type Control = ReturnType<typeof controlOf>;
