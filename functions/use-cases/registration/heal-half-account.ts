import type { Accounts, User, Users } from "../ports.ts";
import { isClaimed } from "./finish-completion.ts";
import { type FollowUpDependencies, followUpCompletion } from "./follow-up-completion.ts";

export interface HealDependencies extends FollowUpDependencies {
  readonly accounts: Accounts;
  readonly users: Pick<Users, "find" | "remove">;
}

/**
 * Makes a user without an account whole, or removes it, so that the address is free again: whole where the registration
 * still has the form, which it keeps for longer than its message can wait; removed where nothing can be finished any more.
 */
export async function healHalfAccount(
  dependencies: HealDependencies,
  { userSub, accountId, registrationId }: User,
): Promise<"settled" | "too-early" | "mailed"> {
  const { clock, registrations, accounts, users, audit } = dependencies;
  const registration = await registrations.find(registrationId);
  const isStaged = registration && (isClaimed(registration) || registration.setAsideAt !== undefined);
  if (isStaged && registration.accountId === accountId)
    return followUpCompletion(dependencies, { registrationId, queuedAt: clock() });

  // After the registration: one that was completed meanwhile has put its account before.
  if (await accounts.find(accountId)) return "settled";
  const user = await users.find(userSub);
  if (user?.accountId !== accountId) return "settled";
  await users.remove(userSub);
  audit({
    event: "registration.compensated",
    outcome: "success",
    registrationId,
    accountId,
    reason: "user-removed",
  });
  return "settled";
}
