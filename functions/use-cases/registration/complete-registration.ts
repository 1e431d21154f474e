import { completionRequestOf } from "../../../contracts/completion.ts";
import { namesIn } from "../../../contracts/password-judgement.ts";
import type { TypedProfile } from "../../../contracts/profile.ts";
import type { Account } from "../../domain/account.ts";
import { type Registration, release } from "../../domain/registration.ts";
import { type FlowProof, findOwned } from "../flow/owned-flow.ts";
import { fail, type Outcome } from "../outcome.ts";
import { type FormSettings, holdToChoice } from "../parse-profile.ts";
import { parseNewPassword } from "../password/parse-new-password.ts";
import { type JudgeDependencies, refusedPassword, refusePassword } from "../password/refuse-password.ts";
import type { EmailHash, FollowUps, Holds, User, Users } from "../ports.ts";
import { isPasswordStillRight } from "../session/is-password-still-right.ts";
import {
  openSession,
  type SessionClient,
  type SessionDependencies,
  type SignedIn,
} from "../session/open-session.ts";
import {
  type Claimed,
  endAsDuplicate,
  type FinishDependencies,
  finishCompletion,
} from "./finish-completion.ts";
import { refuseForm } from "./review-profile.ts";
import { isSameForm, takeClaim } from "./take-claim.ts";

export interface CompleteDependencies extends FinishDependencies, SessionDependencies, JudgeDependencies {
  readonly users: Users;
  readonly holds: Pick<Holds, "find">;
  readonly emailHash: EmailHash;
  readonly followUps: Pick<FollowUps, "request">;
  readonly settings: SessionDependencies["settings"] &
    JudgeDependencies["settings"] &
    FormSettings["settings"];
}

/** What was sent: the profile of the registration's account type, the password and its confirmation. */
interface Sent {
  readonly body: unknown;
}

type CompletionFailureKind =
  | "flow-cookie-missing"
  | "registration-not-found"
  | "expired"
  | "not-verified"
  | "completion-in-progress"
  | "already-completed"
  | "already-registered"
  | "account-stopped"
  | "account-dormant"
  | "unknown-member"
  | "invalid-input";

/**
 * Creates the account or nothing: ask for the follow-up, claim, sign up, finish. Whoever crashes where, the caller's
 * next try or the follow-up takes it on from the claim. The follow-up is asked for first, so that no claim stands open
 * without one; where none is made in the end, it finds nothing to do.
 */
export async function completeRegistration(
  dependencies: CompleteDependencies,
  { body, client, earlierToken, ...proof }: FlowProof & Sent & SessionClient,
): Promise<Outcome<SignedIn, CompletionFailureKind>> {
  const { clock, registrations: flows } = dependencies;
  const found = await findOwned({ flows, clock }, proof);
  if (!found.ok) return found;

  const { flow: registration, flowHash } = found.value;
  const failure = refuseForm(dependencies, registration);
  if (failure && failure !== "completion-in-progress" && failure !== "already-completed") {
    return fail({ kind: failure });
  }

  const { accountType } = registration;
  const parsed = holdToChoice(
    dependencies,
    parseNewPassword(dependencies, completionRequestOf[accountType], body),
    { accountType, profile: profileIn(body), base: "/profile" },
  );
  if (!parsed.ok) return parsed;
  const { password, ...form } = parsed.value;
  const again = { form, password, client, earlierToken };
  if (failure === "already-completed") return repeat(dependencies, registration, again);

  const owner = { email: registration.email, names: namesIn(form.profile) };
  const weak = await refusePassword(dependencies, owner, password);
  if (weak) return fail({ kind: "invalid-input", errors: [weak] });

  const { emailHmac } = await dependencies.emailHash(registration.email);
  const { id: registrationId, accountId = dependencies.tokens.id() } = registration;
  await dependencies.followUps.request({ registrationId, accountId });
  const taken = await takeClaim(dependencies, registration, { flowHash, accountId, form });
  if (!taken.applied) {
    const why = whyNotNow(dependencies, taken.current);
    // The same form sent twice at once, and the other was faster: as if this one had come after it.
    if (why === "already-completed") return repeat(dependencies, registration, again);
    return fail({ kind: why });
  }

  const claimed = taken.item;
  const made = await makeUser(dependencies, claimed, { password, emailHmac });
  if (made === "already-completed") return repeat(dependencies, registration, again);
  if (made === "password-refused") return fail({ kind: "invalid-input", errors: [refusedPassword(made)] });
  if (typeof made === "string") return fail({ kind: made });

  const account = await finishCompletion(dependencies, claimed, made.userSub);
  return signInAtOnce(dependencies, account, { client, earlierToken });
}

const profileIn = (body: unknown): unknown =>
  typeof body === "object" && body !== null ? Reflect.get(body, "profile") : undefined;

/** The half hour may have ended since the registration was looked at; otherwise somebody else is at work. */
const whyNotNow = (dependencies: CompleteDependencies, current: Registration | undefined) =>
  (current && refuseForm(dependencies, current)) ?? "completion-in-progress";

/** Whoever completes a registration is signed in by that. */
async function signInAtOnce(
  dependencies: CompleteDependencies,
  account: Account,
  browser: SessionClient,
): Promise<Outcome<SignedIn, "account-stopped" | "account-dormant">> {
  const opened = await openSession(dependencies, account, { ...browser, factors: ["password"] });
  if (!opened.ok) return opened;
  const { accountId } = account;
  dependencies.audit({ event: "auth.signed-in", outcome: "success", reason: "completion", accountId });
  return opened;
}

/**
 * A completed completion repeated: the same answer to whoever has the password and sent the same form, and nothing
 * changes. Another form would be lost unsaid: the answer is that the registration is complete.
 */
async function repeat(
  dependencies: CompleteDependencies,
  { id, email }: Registration,
  { form, password, ...browser }: { readonly form: TypedProfile; readonly password: string } & SessionClient,
): Promise<Outcome<SignedIn, "already-completed" | "account-stopped" | "account-dormant">> {
  const { users, accounts, audit } = dependencies;
  const user = await users.authenticate(email, password);
  const account = user && (await accounts.find(user.accountId));
  if (!user || (account && !(await isPasswordStillRight(users, account, user, password)))) {
    audit({ event: "auth.failed", outcome: "failure", reason: "password", registrationId: id });
    return fail({ kind: "already-completed" });
  }
  if (!account || !isSameForm(account.profile, form.profile)) return fail({ kind: "already-completed" });
  return signInAtOnce(dependencies, account, browser);
}

/** The user who was made, or who proved to be ours; otherwise why there is none. */
async function makeUser(
  dependencies: CompleteDependencies,
  claimed: Claimed,
  { password, emailHmac }: { readonly password: string; readonly emailHmac: string },
): Promise<
  | Pick<User, "userSub">
  | "already-completed"
  | "already-registered"
  | "password-refused"
  | "completion-in-progress"
> {
  const { clock, users, registrations, accounts, audit } = dependencies;
  const { id: registrationId, email, accountId, claimedAt } = claimed;
  const made = await users.signUp({ email, emailHmac, password, accountId, registrationId });
  if (typeof made !== "string") return made;
  if (made === "password-refused") {
    await registrations.apply(registrationId, release({ now: clock(), claimedAt }));
    const reason = "password-refused";
    audit({ event: "registration.compensated", outcome: "success", registrationId, reason });
    return reason;
  }
  if (made === "not-admitted") return whyNotAdmitted(dependencies, claimed, emailHmac);

  const existing = await users.find(email);
  // Gone between the two calls (a deletion): the next try makes it anew.
  if (!existing) return "completion-in-progress";
  if (existing.accountId !== accountId) {
    await endAsDuplicate(dependencies, registrationId);
    return "already-registered";
  }
  // Whoever was at work beside this caller has completed it, and may have acknowledged a password.
  if (await accounts.find(accountId)) return "already-completed";
  // Ours, from a try whose answer was lost: the password that holds is the one that is acknowledged now.
  await users.setPassword(existing.userSub, password);
  return existing;
}

/**
 * The guard found no open claim, as the follow-up has released it meanwhile: the next try claims anew. Or the address was
 * left by an account after this registration had proved it, and nobody takes it while that account may have it back.
 */
async function whyNotAdmitted(
  { clock, registrations, holds, audit }: CompleteDependencies,
  { id: registrationId, claimedAt }: Claimed,
  emailHmac: string,
): Promise<"completion-in-progress" | "already-registered"> {
  if (!(await holds.find(emailHmac, clock()))) return "completion-in-progress";
  audit({ event: "registration.duplicate", outcome: "failure", reason: "address-held", registrationId });
  await registrations.apply(registrationId, release({ now: clock(), claimedAt }));
  return "already-registered";
}
