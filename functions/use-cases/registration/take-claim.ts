import { isDeepStrictEqual } from "node:util";
import type { Profile, TypedProfile } from "../../../contracts/profile.ts";
import { CLAIM_LEASE_MS } from "../../domain/code-flow.ts";
import { claim, type Registration, reclaim } from "../../domain/registration.ts";
import type { Applied, Clock, Registrations } from "../ports.ts";
import { type Claimed, isClaimed } from "./finish-completion.ts";

export interface ClaimDependencies {
  readonly registrations: Registrations;
  readonly clock: Clock;
}

interface Facts {
  readonly flowHash: string;
  /** Of the account to be, unless the registration has one minted already. */
  readonly accountId: string;
  readonly form: TypedProfile;
}

/** The claim on a verified registration, or on one whose claim is the caller's own or abandoned. */
export async function takeClaim(
  dependencies: ClaimDependencies,
  registration: Registration,
  facts: Facts,
): Promise<Applied<Claimed, Registration>> {
  if (isClaimed(registration)) return takeOver(dependencies, registration, facts);

  const { registrations, clock } = dependencies;
  const change = claim({ now: clock(), ...facts });
  const claimed = await registrations.apply(registration.id, change);
  // The same form sent twice at once: the second goes on with the claim of the first.
  if (!claimed.applied && claimed.current && isClaimed(claimed.current)) {
    return takeOver(dependencies, claimed.current, facts);
  }
  return asClaimed(claimed);
}

/** A fresh claim of another form is left alone: both callers would hear that theirs is the account. */
async function takeOver(
  { registrations, clock }: ClaimDependencies,
  { id, claimedAt, profile: staged }: Claimed,
  { flowHash, form }: Facts,
): Promise<Applied<Claimed, Registration>> {
  const now = clock();
  const isFresh = claimedAt > now - CLAIM_LEASE_MS;
  if (isFresh && !isSameForm(staged, form.profile)) return { applied: false };
  return asClaimed(await registrations.apply(id, reclaim({ now, flowHash, claimedAt, form })));
}

/** A blank optional field is parsed to a member that is undefined; what was stored has no such member. */
export const isSameForm = (stored: Profile, sent: Profile) =>
  isDeepStrictEqual(stored, JSON.parse(JSON.stringify(sent)));

function asClaimed(result: Applied<Registration>): Applied<Claimed, Registration> {
  if (!result.applied) return result;
  return isClaimed(result.item) ? { applied: true, item: result.item } : { applied: false };
}
