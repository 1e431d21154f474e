import {
  type AccountEvent,
  type EventLog,
  type EventStep,
  nextEvent,
  sequenceOf,
} from "../../domain/account-event.ts";
import type { FollowUps } from "../ports.ts";

export interface AnnounceDependencies {
  readonly followUps: Pick<FollowUps, "requestEvent">;
}

type Announced = EventLog & { readonly accountId: string };
type Facts = Omit<AccountEvent, "sequence">;

/** Asks for an event before the write that makes it: of whoever dies in between, nobody finds that it was made. */
export async function announce(
  { followUps }: AnnounceDependencies,
  account: Announced,
  facts: Facts,
): Promise<EventStep> {
  const step = nextEvent(account, facts);
  const { type, sequence, at } = step.event;
  await followUps.requestEvent({ accountId: account.accountId, type, sequence, at });
  return step;
}

/** More than can be at work on one account at the same moment. */
const ATTEMPTS = 5;

/**
 * Makes a change that other systems learn of. Where another event has come since the account was read, it is tried upon the
 * number that is the next by now; its own condition holds or does not hold as ever.
 *
 * @param write answers nothing, or `false`, where it was refused
 */
export async function withEvent<Written>(
  dependencies: AnnounceDependencies & {
    readonly accounts: { find(accountId: string): Promise<Announced | undefined> };
  },
  account: Announced,
  facts: Facts,
  write: (step: EventStep) => Promise<Written>,
): Promise<Written> {
  let current = account;
  for (let attempt = 1; ; attempt += 1) {
    const written = await write(await announce(dependencies, current, facts));
    if (written || attempt === ATTEMPTS) return written;
    const found = await dependencies.accounts.find(account.accountId);
    if (!found || sequenceOf(found) === sequenceOf(current)) return written;
    current = found;
  }
}
