import { isDeepStrictEqual } from "node:util";
import { describe } from "../../contracts/field-errors.ts";
import type { Language } from "../../contracts/language.ts";
import type { Profile } from "../../contracts/profile.ts";
import { contextWords } from "../domain/password-weakness.ts";
import { CLAIM_LEASE_MS, claim, type Registration, reclaim, release } from "../domain/registration.ts";
import {
  type Claimed,
  endAsDuplicate,
  type FinishDependencies,
  finishCompletion,
  isClaimed,
} from "./finish-completion.ts";
import { openSession, type SessionDependencies, type SignedIn } from "./open-session.ts";
import { type FailureKind, fail, type Outcome, ok } from "./outcome.ts";
import { type FlowProof, findOwned } from "./owned-registration.ts";
import type { Applied, FollowUps, PasswordStrength, Users } from "./ports.ts";
import { parseProfile, refuseForm } from "./review-profile.ts";

export interface CompleteDependencies extends FinishDependencies, SessionDependencies {
  readonly users: Users;
  readonly followUps: FollowUps;
  readonly passwordStrength: PasswordStrength;
  /** Names of the city and the service, of which no password may be made. */
  readonly placeNames: readonly string[];
}

interface Form {
  readonly profile: unknown;
  readonly password: string;
  readonly language: Language;
}

/**
 * Creates the account or nothing: claim, ask for the follow-up, sign up, finish. Whoever crashes where, the
 * caller's next try or the follow-up takes it on from the claim.
 */
export async function completeRegistration(
  dependencies: CompleteDependencies,
  { profile, password, language, ...proof }: FlowProof & Form,
): Promise<Outcome<SignedIn, FailureKind>> {
  const found = await findOwned(dependencies, proof);
  if (!found.ok) return found;

  const { registration, flowHash } = found.value;
  if (registration.state === "completed") return repeat(dependencies, registration, password);
  const refusal = refuseForm(registration, dependencies.clock());
  if (refusal && refusal !== "completion-in-progress") return fail({ kind: refusal });

  const form = parseProfile(registration, profile, language);
  if (!form.ok) return form;

  const weakness = await judgePassword(dependencies, registration, password);
  if (weakness) return fail(refusedPassword(weakness, language));

  const claimed = await takeClaim(dependencies, registration, { flowHash, profile: form.value });
  if (!claimed) return fail({ kind: "completion-in-progress" });

  await dependencies.followUps.request({ registrationId: claimed.id });
  const refused = await makeUser(dependencies, claimed, password);
  if (refused === "password-refused") {
    return fail(refusedPassword(refused, language));
  }
  if (refused) return fail({ kind: refused });

  await finishCompletion(dependencies, claimed);
  return ok(await openSession(dependencies, claimed));
}

const judgePassword = (
  { passwordStrength, placeNames }: CompleteDependencies,
  { email }: Registration,
  password: string,
) => passwordStrength(password, contextWords([email, ...placeNames]));

const refusedPassword = (code: string, language: Language) =>
  ({ kind: "invalid-input", errors: [describe("/password", code, {}, language)] }) as const;

/** A completed completion told again: the same answer to whoever has the password, and nothing changes. */
async function repeat(
  dependencies: CompleteDependencies,
  { email }: Registration,
  password: string,
): Promise<Outcome<SignedIn, "already-completed">> {
  const user = await dependencies.users.authenticate(email, password);
  if (!user) return fail({ kind: "already-completed" });
  return ok(await openSession(dependencies, { accountId: user.accountId, email }));
}

/** The claim on a verified registration, or on one whose claim is the caller's own or abandoned. */
async function takeClaim(
  { registrations, tokens, clock }: CompleteDependencies,
  registration: Registration,
  { flowHash, profile }: { flowHash: string; profile: Profile },
): Promise<Claimed | undefined> {
  const now = clock();
  const { id } = registration;
  if (!isClaimed(registration)) {
    return claimedOf(
      await registrations.apply(id, claim({ now, flowHash, profile, accountId: tokens.id() })),
    );
  }
  const { claimedAt } = registration;
  const isFresh = claimedAt > now - CLAIM_LEASE_MS;
  if (isFresh && !isSameForm(registration.profile, profile)) return undefined;
  return claimedOf(await registrations.apply(id, reclaim({ now, flowHash, claimedAt, profile })));
}

/** A blank optional field is parsed to a member that is undefined; what was stored has no such member. */
const isSameForm = (stored: Profile, sent: Profile) =>
  isDeepStrictEqual(stored, JSON.parse(JSON.stringify(sent)));

const claimedOf = (result: Applied<Registration>) =>
  result.applied && isClaimed(result.item) ? result.item : undefined;

/** Makes the user, or makes sure that it is ours; otherwise tells why there is none. */
async function makeUser(
  dependencies: CompleteDependencies,
  claimed: Claimed,
  password: string,
): Promise<"already-registered" | "password-refused" | "completion-in-progress" | undefined> {
  const { users, registrations } = dependencies;
  const { id: registrationId, email, accountId, claimedAt } = claimed;
  const made = await users.signUp({ email, password, accountId, registrationId });
  if (made === "created") return undefined;

  if (made === "password-refused") {
    await registrations.apply(registrationId, release({ claimedAt }));
    return "password-refused";
  }

  const existing = await users.find(email);
  // Gone between the two calls (a deletion): the next try makes it anew.
  if (!existing) return "completion-in-progress";
  if (existing.accountId !== accountId) {
    await endAsDuplicate(dependencies, registrationId);
    return "already-registered";
  }
  // Ours, from a try whose answer was lost: the password that holds is the one that is acknowledged now.
  await users.setPassword(email, password);
  return undefined;
}
