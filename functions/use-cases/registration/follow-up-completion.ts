import { adopt, CLAIM_LEASE_MS, type Registration, setAside } from "../../domain/registration.ts";
import type { FollowUps, Users } from "../ports.ts";
import {
  type Claimed,
  endAsDuplicate,
  type FinishDependencies,
  finishCompletion,
  isClaimed,
} from "./finish-completion.ts";

export interface FollowUpDependencies extends FinishDependencies {
  readonly users: Pick<Users, "find">;
  readonly followUps: Pick<FollowUps, "requestSecondLook">;
}

type Settled = "settled" | "too-early";

/**
 * Settles a completion that was begun: finishes it if its user exists, sets the claim aside if not, and looks again
 * later, as a sign-up may take effect long after its caller has given it up. `"too-early"` while the claim is fresh,
 * which means: come again.
 */
export async function followUpCompletion(
  dependencies: FollowUpDependencies,
  { registrationId }: { readonly registrationId: string },
): Promise<Settled> {
  const { clock, registrations, users } = dependencies;
  const registration = await registrations.find(registrationId);
  if (registration?.setAsideAt !== undefined)
    return lookAgain(dependencies, registration, registration.setAsideAt);
  if (!registration || !isClaimed(registration)) return "settled";
  if (registration.claimedAt > clock() - CLAIM_LEASE_MS) return "too-early";

  const user = await users.find(registration.email);
  if (!user) return setClaimAside(dependencies, registration);
  if (user.accountId !== registration.accountId) {
    await endAsDuplicate(dependencies, registrationId);
    return "settled";
  }
  return finish(dependencies, registration, "finished");
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

/** A user of ours who has come after all gets the account that belongs to them. */
async function lookAgain(
  dependencies: FollowUpDependencies,
  { id, email, accountId }: Registration,
  setAsideAt: number,
): Promise<Settled> {
  const { clock, registrations, users } = dependencies;
  const user = await users.find(email);
  if (!user || user.accountId !== accountId) return "settled";
  const adopted = await registrations.apply(id, adopt({ now: clock(), setAsideAt }));
  if (!adopted.applied || !isClaimed(adopted.item)) return "too-early";
  return finish(dependencies, adopted.item, "adopted");
}

async function finish(
  dependencies: FollowUpDependencies,
  claimed: Claimed,
  reason: "finished" | "adopted",
): Promise<Settled> {
  const { closed } = await finishCompletion(dependencies, claimed);
  const registrationId = claimed.id;
  if (closed) {
    dependencies.audit({ event: "registration.compensated", outcome: "success", registrationId, reason });
  }
  return "settled";
}
