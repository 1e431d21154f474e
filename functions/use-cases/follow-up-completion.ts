import { CLAIM_LEASE_MS, release } from "../domain/registration.ts";
import { endAsDuplicate, type FinishDependencies, finishCompletion, isClaimed } from "./finish-completion.ts";
import type { Users } from "./ports.ts";

export interface FollowUpDependencies extends FinishDependencies {
  readonly users: Pick<Users, "find">;
}

/**
 * Settles a completion that was begun: finishes it if its user exists, releases the claim if not. `"too-early"`
 * while the claim is fresh, which means: come again.
 */
export async function followUpCompletion(
  dependencies: FollowUpDependencies,
  { registrationId }: { readonly registrationId: string },
): Promise<"settled" | "too-early"> {
  const { clock, registrations, users, audit } = dependencies;
  const registration = await registrations.find(registrationId);
  if (!registration || !isClaimed(registration)) return "settled";
  if (registration.claimedAt > clock() - CLAIM_LEASE_MS) return "too-early";

  const user = await users.find(registration.email);
  if (!user) {
    const released = await registrations.apply(registrationId, release(registration));
    if (!released.applied) return "too-early";
    audit({ event: "registration.compensated", outcome: "success", registrationId, reason: "released" });
    return "settled";
  }

  if (user.accountId !== registration.accountId) {
    await endAsDuplicate(dependencies, registrationId);
    return "settled";
  }
  const { closed } = await finishCompletion(dependencies, registration);
  if (closed)
    audit({ event: "registration.compensated", outcome: "success", registrationId, reason: "finished" });
  return "settled";
}
