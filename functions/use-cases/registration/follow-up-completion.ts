import type { Account } from "../../domain/account.ts";
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
import type { CompletionMessage, Completions, EventBus, FollowUps, User, Users } from "../ports.ts";
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
  readonly completions: Completions;
  readonly users: Pick<Users, "find">;
  readonly eventBus: EventBus;
  readonly followUps: Pick<FollowUps, "requestAfterLease" | "requestSecondLook">;
}

/** `"too-early"`: the same message has to come again. */
type Settled = "settled" | "mailed" | "too-early";

/**
 * Looks after a completion that was begun. One that has made its account gets its mail, and is closed. One that has not is
 * finished if its user exists; if not, its claim is set aside and looked at again later, as a sign-up may take effect long
 * after its caller has given it up. While a claim is fresh, or may still be made by whoever asked for this look, it is left
 * alone.
 *
 * @param queuedAt when this look was asked for
 */
export async function followUpCompletion(
  dependencies: FollowUpDependencies,
  { queuedAt, ...message }: CompletionMessage & { readonly queuedAt: number },
): Promise<Settled> {
  const { clock, followUps } = dependencies;
  const { registration, account } = await look(dependencies, message);
  if (!registration) return "settled";
  if (registration.state === "completed") return publishAgain(dependencies, registration);
  if (isClaimed(registration) && account) return conclude(dependencies, registration, account);
  if (registration.setAsideAt !== undefined)
    return lookAgain(dependencies, registration, registration.setAsideAt);
  if (isClaimed(registration) && registration.claimedAt <= clock() - CLAIM_LEASE_MS)
    return settleClaim(dependencies, registration);
  if (isClaimed(registration) || queuedAt > clock() - CLAIM_LEASE_MS)
    await followUps.requestAfterLease(messageAbout(registration));
  return "settled";
}

const messageAbout = ({ id, accountId }: Registration): CompletionMessage => ({
  registrationId: id,
  accountId,
});

/** In one read, unless the account that the registration makes is not the one that whoever asked for this look had in mind. */
async function look(
  { completions, registrations, accounts }: FollowUpDependencies,
  { registrationId, accountId: expected }: CompletionMessage,
): Promise<{ readonly registration?: Registration | undefined; readonly account?: Account | undefined }> {
  const found =
    expected === undefined
      ? { registration: await registrations.find(registrationId) }
      : await completions.find(registrationId, expected);
  const { registration } = found;
  const accountId = registration?.accountId;
  if (accountId === undefined || accountId === expected) return found;
  return { registration, account: await accounts.find(accountId) };
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
  { id, accountId, claimedAt }: Claimed,
): Promise<Settled> {
  await followUps.requestSecondLook({ registrationId: id, accountId });
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

async function finish(
  dependencies: FollowUpDependencies,
  claimed: Claimed,
  { userSub }: User,
  reason: "finished" | "adopted",
): Promise<Settled> {
  const account = await finishCompletion(dependencies, claimed, userSub);
  const registrationId = claimed.id;
  dependencies.audit({ event: "registration.compensated", outcome: "success", registrationId, reason });
  return conclude(dependencies, claimed, account);
}

/**
 * Other systems learn of the account, and its owner gets the mail, with which the registration is closed; neither waits for
 * the other. Where the event fails, this message comes again for it.
 */
async function conclude(
  dependencies: FollowUpDependencies,
  claimed: Claimed,
  { createdAt: completedAt }: Account,
): Promise<Settled> {
  const published = await publishRegistered(dependencies, { ...claimed, completedAt }).then(
    () => undefined,
    (reason: unknown) => ({ reason }),
  );
  await sendCompletionMail(dependencies, claimed, { completedAt, isPublished: published === undefined });
  if (published !== undefined) throw published.reason;
  return "mailed";
}

/** Its mail has been sent; whether its event was, too, is not known. */
async function publishAgain(
  dependencies: FollowUpDependencies,
  { accountId, accountType, completedAt }: Registration,
): Promise<Settled> {
  if (accountId === undefined || completedAt === undefined)
    throw new Error("a completed registration without an account");
  await publishRegistered(dependencies, { accountId, accountType, completedAt });
  return "settled";
}

const publishRegistered = (
  { eventBus }: FollowUpDependencies,
  {
    accountId,
    accountType,
    completedAt: at,
  }: Pick<Claimed, "accountId" | "accountType"> & { readonly completedAt: number },
): Promise<void> =>
  eventBus.publish({ type: "AccountRegistered", sequence: FIRST_SEQUENCE, accountId, accountType, at });
