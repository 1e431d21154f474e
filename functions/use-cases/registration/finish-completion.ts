import type { TypedProfile } from "../../../contracts/profile.ts";
import type { Account } from "../../domain/account.ts";
import { FIRST_SEQUENCE } from "../../domain/account-event.ts";
import { findDuplicate, type Registration, type RegistrationRecord } from "../../domain/registration.ts";
import type { Accounts, Audit, Clock, Registrations } from "../ports.ts";

export interface FinishDependencies {
  readonly clock: Clock;
  readonly registrations: Registrations;
  readonly accounts: Pick<Accounts, "find" | "put">;
  readonly audit: Audit;
}

/** A registration whose claim stands: its user exists, its form is staged. */
export type Claimed = RegistrationRecord &
  Required<Pick<RegistrationRecord, "accountId" | "claimedAt">> &
  TypedProfile;

export const isClaimed = (registration: Registration): registration is Claimed =>
  registration.state === "completing" &&
  registration.accountId !== undefined &&
  registration.claimedAt !== undefined &&
  registration.profile !== undefined;

/**
 * The rest of a completion once the user exists: write the audit events, put the account. From the user on it is certain to
 * come to that, and nothing comes back to an account that stands: so the events are written first, and no account is without
 * them, whoever dies where. The caller and the follow-up may both run it, any number of times; written twice, the events are
 * distinguished from two registrations by the `registrationId`. The registration is complete by the account; the follow-up
 * writes that down with the mail (docs/adr/0060).
 */
export async function finishCompletion(
  { clock, accounts, audit }: FinishDependencies,
  claimed: Claimed,
  userSub: string,
): Promise<Account> {
  const { id, accountId, termsVersion, termsSha256 } = claimed;
  const auditFields = { outcome: "success", registrationId: id, accountId } as const;
  audit({ event: "profile.saved", ...auditFields });
  audit({ event: "registration.completed", ...auditFields, termsVersion, termsSha256 });
  audit({ event: "mail.queued", ...auditFields, reason: "completion" });

  const account = accountOf(claimed, userSub, clock());
  await accounts.put(account);
  return account;
}

/** The compiler knows which profile it is where it has seen the type. */
const formOf = ({ accountType, profile }: TypedProfile): TypedProfile =>
  accountType === "business" ? { accountType, profile } : { accountType, profile };

function accountOf(claimed: Claimed, userSub: string, now: number): Account {
  const { accountId, email, language, id, termsVersion, termsSha256, claimedAt } = claimed;
  return {
    ...formOf(claimed),
    accountId,
    userSub,
    email,
    language,
    registrationId: id,
    termsVersion,
    termsSha256,
    createdAt: now,
    updatedAt: claimedAt,
    eventSequence: FIRST_SEQUENCE,
  };
}

/**
 * The address has been registered by another flow in the meantime: this one ends, and says so. Recorded before the end,
 * after which nobody comes back to it.
 */
export async function endAsDuplicate(
  { clock, registrations, audit }: Pick<FinishDependencies, "clock" | "registrations" | "audit">,
  registrationId: string,
): Promise<void> {
  audit({
    event: "registration.duplicate",
    outcome: "failure",
    reason: "address-registered",
    registrationId,
  });
  await registrations.apply(registrationId, findDuplicate({ now: clock() }));
}
