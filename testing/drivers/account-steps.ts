/** What an owner does with an account, each alone and on warm functions, for whoever counts what it takes. */
import type { TestCloud } from "../cloud/cloud-process.ts";
import { type AwsCall, advance, callsOf, forgetCalls, queuesOf } from "./control.ts";
import { aMover } from "./email-change.ts";
import { eventually } from "./eventually.ts";
import { FOLLOW_UP_SECONDS, settled } from "./one-registration.ts";
import { aForgetful } from "./password-reset.ts";
import { aRegistrant, newEmail, type Registrant } from "./registrant.ts";

const NEXT_PASSWORD = "Tsubame-to-Kaze-2026";

const steps = {
  "sign-in": async (_, owner) => expectStatus(200, await owner.signIn()),
  "password-reset": async (cloud, { email, browser }) => {
    const forgetful = aForgetful(cloud, { email, browser });
    await forgetful.verified();
    expectStatus(200, await forgetful.complete(NEXT_PASSWORD));
  },
  "email-change": async (cloud, { browser }) => {
    const mover = aMover(cloud, { email: newEmail(), browser });
    expectStatus(202, await mover.start());
    expectStatus(200, await mover.enter(await mover.code()));
  },
} satisfies Record<string, (cloud: TestCloud, owner: Registrant) => Promise<void>>;

export type AccountStep = keyof typeof steps;

/** The AWS calls of a step, up to its last mail and what follows it. Another one goes before it, in which the functions start. */
export async function callsOfAccountStep(cloud: TestCloud, step: AccountStep): Promise<AwsCall[]> {
  await once(cloud, step);
  await once(cloud, step);
  return callsOf(cloud);
}

async function once(cloud: TestCloud, step: AccountStep): Promise<void> {
  const owner = aRegistrant(cloud);
  await owner.registered();
  // From a browser that is known: the first sign-in is another thing.
  expectStatus(200, await owner.signIn());
  await quiet(cloud);
  await forgetCalls(cloud);
  await steps[step](cloud, owner);
  await quiet(cloud);
}

/** Until nothing that is due is left, and then until nothing that was put off is either. */
async function quiet(cloud: TestCloud): Promise<void> {
  let idle = 0;
  await eventually("nothing that is due", async () => {
    const queues = await queuesOf(cloud);
    idle = queues.every(({ visible, inFlight, held }) => visible + inFlight + held === 0) ? idle + 1 : 0;
    return idle === 5 || undefined;
  });
  await advance(cloud, FOLLOW_UP_SECONDS);
  await settled(cloud);
}

function expectStatus(status: number, answer: { readonly status: number; readonly body: unknown }): void {
  if (answer.status !== status)
    throw new Error(`${answer.status} ${JSON.stringify(answer.body)} was answered, and not ${status}`);
}
