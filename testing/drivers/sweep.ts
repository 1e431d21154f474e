/** Accounts that nobody has used for long, and the nightly sweep that finds them. */
import type { TestCloud } from "../cloud/cloud-process.ts";
import { fire, isForDeadLetters, messagesIn, nowOf, queuesOf } from "./control.ts";
import { eventually } from "./eventually.ts";
import type { Operator } from "./operator.ts";
import { settle } from "./settle.ts";

const DAY_MS = 86_400_000;

/** Makes an account look as if nobody had used it for so many days; `further` is what else is to be different. */
export async function leaveUnused(
  cloud: TestCloud,
  operator: Operator,
  email: string,
  days: number,
  further: (since: number) => Readonly<Record<string, unknown>> = () => ({}),
): Promise<void> {
  const since = (await nowOf(cloud)) - days * DAY_MS;
  for (const item of (await operator.items("accounts")).filter((each) => each["email"] === email))
    await operator.put("accounts", { ...item, createdAt: since, lastSignInAt: since, ...further(since) });
}

/** Of an account that has been dormant for a year, and whose owner has had every notice. */
export const overdue = (since: number) => ({
  status: "dormant",
  statusAt: since + 730 * DAY_MS,
  inactiveSince: since,
  notice: { stage: 4, since, at: since + 1088 * DAY_MS },
});

/** Lets the sweep begin, and waits until no message is left, dead ones aside. */
export async function sweepNow(cloud: TestCloud): Promise<void> {
  await fire(cloud, "sweep-accounts");
  await sweepDone(cloud);
}

/** The same, while time passes: for what the sweep asks others to do later, and for what fails at first. */
export async function sweepAndSettle(cloud: TestCloud): Promise<void> {
  await fire(cloud, "sweep-accounts");
  await settle(cloud);
}

export async function sweepDone(cloud: TestCloud): Promise<void> {
  await eventually("the end of a sweep", async () => {
    const alive = (await queuesOf(cloud)).filter((queue) => !isForDeadLetters(queue));
    return messagesIn(alive) === 0 ? true : undefined;
  });
}
