import { FIRST_SEQUENCE } from "../../domain/account-event.ts";
import { CLAIM_LEASE_MS } from "../../domain/code-flow.ts";
import {
  adopt,
  forgetClaim,
  type Registration,
  SECOND_LOOK_DELAY_SECONDS,
  setAside,
} from "../../domain/registration.ts";
import { type CompletionMailDependencies, sendCompletionMail } from "../mail/send-completion-mail.ts";
import type { EventBus, FollowUps, User, Users } from "../ports.ts";
import {
  type Claimed,
  endAsDuplicate,
  type FinishDependencies,
  finishCompletion,
  isClaimed,
} from "./finish-completion.ts";

export interface FollowUpDependencies
  extends FinishDependencies,
    Pick<CompletionMailDependencies, "mailer" | "settings"> {
  readonly users: Pick<Users, "find">;
  readonly eventBus: EventBus;
  readonly followUps: Pick<FollowUps, "requestAfterLease" | "requestSecondLook">;
}

/** `"too-early"`: the same message has to come again. */
type Settled = "settled" | "mailed" | "too-early";

/**
 * Looks after a completion that was begun. One that succeeded gets its mail. One that did not is finished if its user
 * exists; if not, its claim is set aside and looked at again later, as a sign-up may take effect long after its caller
 * has given it up. While a claim is fresh, or may still be made by whoever asked for this look, it is left alone.
 *
 * @param queuedAt when this look was asked for
 */
export async function followUpCompletion(
  dependencies: FollowUpDependencies,
  { registrationId, queuedAt }: { readonly registrationId: string; readonly queuedAt: number },
): Promise<Settled> {
  const { clock, registrations, followUps } = dependencies;
  const registration = await registrations.find(registrationId);
  if (!registration) return "settled";
  if (registration.state === "completed") return conclude(dependencies, registration);
  if (registration.setAsideAt !== undefined)
    return lookAgain(dependencies, registration, registration.setAsideAt);
  if (isClaimed(registration) && registration.claimedAt <= clock() - CLAIM_LEASE_MS)
    return settleClaim(dependencies, registration);
  if (isClaimed(registration) || queuedAt > clock() - CLAIM_LEASE_MS)
    await followUps.requestAfterLease({ registrationId });
  return "settled";
}

async function settleClaim(dependencies: FollowUpDependencies, claimed: Claimed): Promise<Settled> {
  const user = await dependencies.users.find(claimed.email);
  if (!user) return setClaimAside(dependencies, claimed);
  if (user.accountId !== claimed.accountId) {
    await endAsDuplicate(dependencies, claimed.id);
    return "settled";
  }
  return finish(dependencies, claimed, user, "finished");
}

/** The second look is asked for first: whoever dies in between, it is certain to follow. */
async function setClaimAside(
  { clock, registrations, followUps, audit }: FollowUpDependencies,
  { id, claimedAt }: Claimed,
): Promise<Settled> {
  await followUps.requestSecondLook({ registrationId: id });
  const released = await registrations.apply(id, setAside({ now: clock(), claimedAt }));
  if (!released.applied) return "too-early";
  audit({ event: "registration.compensated", outcome: "success", registrationId: id, reason: "released" });
  return "settled";
}

/** A user of ours who has come after all gets the account that belongs to them; without one, what was staged goes. */
async function lookAgain(
  dependencies: FollowUpDependencies,
  { id, email, accountId }: Registration,
  setAsideAt: number,
): Promise<Settled> {
  const { clock, registrations, users } = dependencies;
  const user = await users.find(email);
  if (!user || user.accountId !== accountId) {
    // An earlier look is another message about the same claim: the second look is still to come.
    const isSecondLook = setAsideAt <= clock() - SECOND_LOOK_DELAY_SECONDS * 1000;
    if (isSecondLook) await registrations.apply(id, forgetClaim({ now: clock(), setAsideAt }));
    return "settled";
  }
  const adopted = await registrations.apply(id, adopt({ now: clock(), setAsideAt }));
  if (!adopted.applied || !isClaimed(adopted.item)) return "too-early";
  return finish(dependencies, adopted.item, user, "adopted");
}

/** If another run has closed it meanwhile, the message comes again to see to its mail. */
async function finish(
  dependencies: FollowUpDependencies,
  claimed: Claimed,
  { userSub }: User,
  reason: "finished" | "adopted",
): Promise<Settled> {
  const { closed } = await finishCompletion(dependencies, claimed, userSub);
  if (!closed) return "too-early";
  const registrationId = claimed.id;
  dependencies.audit({ event: "registration.compensated", outcome: "success", registrationId, reason });
  return conclude(dependencies, closed);
}

/**
 * Other systems learn of the account, and its owner gets the mail; neither waits for the other. The event comes again with
 * every message of this completion that does, the mail does not.
 */
async function conclude(dependencies: FollowUpDependencies, completed: Registration): Promise<Settled> {
  const published = await publishRegistered(dependencies, completed).then(
    () => undefined,
    (reason: unknown) => ({ reason }),
  );
  const mailed = await sendCompletionMail(dependencies, completed, published === undefined);
  if (published !== undefined) throw published.reason;
  return mailed;
}

async function publishRegistered(
  { clock, eventBus }: FollowUpDependencies,
  { accountId, accountType, completedAt: at = clock() }: Registration,
): Promise<void> {
  if (accountId === undefined) throw new Error("a completed registration without an account");
  const facts = { accountId, accountType, at };
  await eventBus.publish({ type: "AccountRegistered", sequence: FIRST_SEQUENCE, ...facts });
}
