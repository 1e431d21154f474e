import type { Account } from "../domain/account.ts";
import { complete, findDuplicate, type Registration } from "../domain/registration.ts";
import type { Accounts, Audit, Clock, MailQueue, Registrations } from "./ports.ts";

export interface FinishDependencies {
  readonly clock: Clock;
  readonly registrations: Registrations;
  readonly accounts: Accounts;
  readonly mailQueue: MailQueue;
  readonly audit: Audit;
}

/** A registration whose claim stands: its user exists, its form is staged. */
export type Claimed = Registration & Required<Pick<Registration, "accountId" | "claimedAt" | "profile">>;

export const isClaimed = (registration: Registration): registration is Claimed =>
  registration.state === "completing" &&
  registration.accountId !== undefined &&
  registration.claimedAt !== undefined &&
  registration.profile !== undefined;

/**
 * The rest of a completion once the user exists: put the account, ask for the mail, close the registration. The
 * caller and the follow-up may both run it, any number of times. The mail is asked for before the close, so that a
 * completed registration always has its mail on the way. `closed` is whether it was this run that closed it.
 */
export async function finishCompletion(
  { clock, registrations, accounts, mailQueue, audit }: FinishDependencies,
  claimed: Claimed,
): Promise<{ readonly closed: boolean }> {
  const { id, accountId } = claimed;
  await accounts.put(accountOf(claimed, clock()));
  await mailQueue.requestCompletion({ accountId });
  const { applied } = await registrations.apply(id, complete());
  // Refused: the other of the two has closed it, and told so.
  if (!applied) return { closed: false };
  audit({ event: "profile.saved", outcome: "success", registrationId: id, accountId });
  audit({
    event: "registration.completed",
    outcome: "success",
    registrationId: id,
    accountId,
    termsVersion: claimed.termsVersion,
    termsSha256: claimed.termsSha256,
  });
  return { closed: true };
}

function accountOf(claimed: Claimed, now: number): Account {
  const { accountId, accountType, email, language, profile, id, termsVersion, termsSha256, claimedAt } =
    claimed;
  return {
    accountId,
    accountType,
    email,
    language,
    profile,
    registrationId: id,
    termsVersion,
    termsSha256,
    createdAt: now,
    updatedAt: claimedAt,
  };
}

/** The address has been registered by another flow in the meantime: this one ends, and says so. */
export async function endAsDuplicate(
  { registrations, audit }: Pick<FinishDependencies, "registrations" | "audit">,
  registrationId: string,
): Promise<void> {
  const { applied } = await registrations.apply(registrationId, findDuplicate());
  if (!applied) return;
  audit({ event: "registration.duplicate", outcome: "failure", registrationId });
}
