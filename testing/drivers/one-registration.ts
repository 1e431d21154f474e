/** One whole registration, alone and on warm functions, for whoever counts what it takes. */
import { setTimeout as delay } from "node:timers/promises";
import type { TestCloud } from "../cloud/cloud-process.ts";
import { type AwsCall, advance, callsOf, forgetCalls, messagesIn, queuesOf } from "./control.ts";
import { eventually } from "./eventually.ts";
import { aRegistrant, codeIn } from "./registrant.ts";

/** The follow-up looks fifteen seconds after a claim. */
export const FOLLOW_UP_SECONDS = 20;

/**
 * The AWS calls of a registration, from the address to its follow-up. Another one goes before it, in which the
 * functions start and read their secrets.
 */
export async function callsOfOneRegistration(cloud: TestCloud): Promise<AwsCall[]> {
  await register(cloud);
  await forgetCalls(cloud);
  await register(cloud);
  return callsOf(cloud);
}

async function register(cloud: TestCloud): Promise<void> {
  const registrant = aRegistrant(cloud);
  await registrant.start();
  await registrant.enter(codeIn(await codeMail(registrant, cloud)));
  await registrant.complete();
  await registrant.nextMail();
  await advance(cloud, FOLLOW_UP_SECONDS);
  await settled(cloud);
}

/** The code, when all that its mail leads to is done: reading the state would be a call of the registrant's. */
async function codeMail(registrant: ReturnType<typeof aRegistrant>, cloud: TestCloud) {
  const mail = await registrant.nextMail();
  await settled(cloud);
  return mail;
}

/** Until nothing is in a queue, five times in a row: what a handler has just ended may go on to another queue. */
export async function settled(cloud: TestCloud): Promise<void> {
  let empty = 0;
  await eventually("empty queues", async () => {
    const queues = await queuesOf(cloud);
    const isQuiet = messagesIn(queues) === 0 && queues.every(({ held }) => held === 0);
    empty = isQuiet ? empty + 1 : 0;
    if (empty === 5) return true;
    await delay(100);
    return undefined;
  });
}
