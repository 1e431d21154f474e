import type { Fate } from "../../../local/emulators/ses/fates.ts";
import type { StoredMail } from "../../../local/emulators/ses/stored-mail.ts";
import {
  advance,
  inject,
  mailsOf,
  type NewFault,
  withdrawFaults,
} from "../../integration/support/control.ts";
import { eventually } from "../../integration/support/eventually.ts";
import { planMail, tellOfMail } from "../../integration/support/mail-events.ts";
import { codeIn } from "../../integration/support/registrant.ts";
import type { TestCloud } from "../../support/cloud-process.ts";

/** What a test steers of its local cloud, from outside. */
export function controlOf(cloud: TestCloud) {
  const mailsTo = (address: string) => mailsOf(cloud, address);
  const mailNumber = (number: number, address: string) =>
    eventually(`mail number ${number} to ${address}`, async () => (await mailsTo(address))[number - 1]);
  return {
    mailsTo,
    /** The mail of that number to the address, from 1; waits for it. */
    mailNumber,
    /** The six digits in the mail of that number. */
    code: async (address: string, number = 1) => codeIn(await mailNumber(number, address)),
    advanceClock: (seconds: number) => advance(cloud, seconds),
    inject: (fault: NewFault) => inject(cloud, fault),
    /** The next mail to the address fares so. */
    planMail: (to: string, event: Fate) => planMail(cloud, to, event),
    /** The mail, which was sent, fares so from now on. */
    tellOfMail: ({ messageId }: StoredMail, event: Fate) => tellOfMail(cloud, messageId, event),
    clearFaults: () => withdrawFaults(cloud),
  };
}

export type Control = ReturnType<typeof controlOf>;
