import type { Registration } from "../../domain/registration.ts";
import type { Accounts, User, Users } from "../ports.ts";
import { isClaimed } from "./finish-completion.ts";
import { type FollowUpDependencies, followUpCompletion } from "./follow-up-completion.ts";

export interface HealDependencies extends FollowUpDependencies {
  readonly accounts: Accounts;
  readonly users: Pick<Users, "find" | "remove">;
}

/**
 * Makes a user without an account whole, or removes it, so that the address is free again: whole where the registration
 * still has the form, which it keeps for longer than its message can wait; removed where the registration says that the
 * account was never made. Where it was made, or nothing is left that could say, the user stays: that an account is not found
 * may be the table's fault, which is empty while it is being restored (docs/adr/0054).
 */
export async function healHalfAccount(
  dependencies: HealDependencies,
  { userSub, accountId, registrationId }: User,
): Promise<"settled" | "too-early" | "mailed"> {
  const { clock, registrations, accounts, users, audit } = dependencies;
  const registration = await registrations.find(registrationId);
  const isStaged = registration && (isClaimed(registration) || registration.setAsideAt !== undefined);
  if (isStaged && registration.accountId === accountId)
    return followUpCompletion(dependencies, { registrationId, accountId, queuedAt: clock() });

  // After the registration: one that was completed meanwhile has put its account before.
  if (await accounts.find(accountId)) return "settled";
  const user = await users.find(userSub);
  if (user?.accountId !== accountId) return "settled";
  const auditFields = { event: "registration.compensated", registrationId, accountId } as const;
  if (!isNeverMade(registration, accountId)) {
    audit({ ...auditFields, outcome: "failure", reason: "account-missing" });
    return "settled";
  }
  await users.remove(userSub);
  audit({ ...auditFields, outcome: "success", reason: "user-removed" });
  return "settled";
}

/** Ended in another way, or making another account: that one's form has come to nothing. */
const isNeverMade = (registration: Registration | undefined, accountId: string): boolean =>
  registration !== undefined && (registration.state !== "completed" || registration.accountId !== accountId);
