import { foundError } from "../../../contracts/field-errors.ts";
import { namesIn } from "../../../contracts/password-judgement.ts";
import { passwordChangeRequest } from "../../../contracts/session.ts";
import type { Account, ClientFacts } from "../../domain/account.ts";
import {
  type SignedInDependencies,
  type SignedInFailureKind,
  type SignedInUser,
  unlimitedUser,
} from "../account/signed-in-account.ts";
import { fail, type Outcome } from "../outcome.ts";
import type { Accounts, FollowUps, MailQueue, Users } from "../ports.ts";
import { type CheckPasswordDependencies, checkPassword } from "../session/check-password.ts";
import { endAllSessions, nextEpoch } from "../session/end-all-sessions.ts";
import { openSession, type SessionDependencies, type SignedIn } from "../session/open-session.ts";
import { parseNewPassword } from "./parse-new-password.ts";
import { type JudgeDependencies, refusePassword } from "./refuse-password.ts";

export interface ChangePasswordDependencies
  extends SignedInDependencies,
    SessionDependencies,
    CheckPasswordDependencies,
    JudgeDependencies {
  readonly sessions: SessionDependencies["sessions"];
  readonly accounts: Pick<Accounts, "find" | "raiseEpoch">;
  readonly users: Pick<Users, "authenticate" | "setPassword">;
  readonly followUps: Pick<FollowUps, "requestEndOfSessions">;
  readonly mailQueue: Pick<MailQueue, "requestPasswordChanged">;
  readonly settings: SignedInDependencies["settings"] &
    SessionDependencies["settings"] &
    CheckPasswordDependencies["settings"] &
    JudgeDependencies["settings"];
}

interface ChangeRequest {
  readonly sessionToken: string | undefined;
  readonly body: unknown;
  readonly client: ClientFacts;
  readonly clientIp: string;
}

type ChangeFailureKind =
  | SignedInFailureKind
  | "sign-in-failed"
  | "sign-in-limited"
  | "account-stopped"
  | "account-dormant"
  | "unknown-member"
  | "invalid-input";

/**
 * Changes the password of whoever is signed in and knows the present one, and ends every other session. The follow-up is
 * asked for first: a password that took effect before its function died still ends the sessions, within seconds. Where it
 * did not take effect, they end for nothing, which does no harm.
 */
export async function changePassword(
  dependencies: ChangePasswordDependencies,
  request: ChangeRequest,
): Promise<Outcome<SignedIn, ChangeFailureKind>> {
  const found = await unlimitedUser(dependencies, request);
  if (!found.ok) return found;
  const { body } = request;
  const parsed = parseNewPassword(dependencies, passwordChangeRequest, body);
  if (!parsed.ok) return parsed;

  const { account } = found.value;
  const { currentPassword, password } = parsed.value;
  const checked = await checkCurrent(dependencies, account, { ...request, password: currentPassword });
  if (!checked.ok) return checked;
  const owner = { email: account.email, names: namesIn(account.profile) };
  const weak = await refusePassword(dependencies, owner, password);
  if (weak) return fail({ kind: "invalid-input", errors: [weak] });

  const { accountId, userSub } = account;
  await dependencies.followUps.requestEndOfSessions({ accountId, epoch: nextEpoch(account) });
  await dependencies.users.setPassword(userSub, password);
  return goOn(dependencies, found.value, request);
}

/**
 * What follows a password that has taken effect. The mail is asked for before the sessions end: until they have, the
 * follow-up sees that something is left to do.
 */
async function goOn(
  dependencies: ChangePasswordDependencies,
  { account, session }: SignedInUser,
  { client, sessionToken: earlierToken }: ChangeRequest,
): Promise<Outcome<SignedIn, "account-stopped" | "account-dormant">> {
  const { clock, accounts, mailQueue, audit } = dependencies;
  const { accountId } = account;
  const passwordChangedAt = clock();
  const auditFields = { outcome: "success", accountId } as const;
  audit({ event: "password.changed", ...auditFields });
  const { sessionId } = session;
  await mailQueue.requestPasswordChanged({ accountId, sessionId, changedAt: passwordChangedAt });
  audit({ event: "mail.queued", ...auditFields, reason: "password-changed" });
  audit({ event: "session.ended", ...auditFields, reason: "password-changed" });
  const ended = await endAllSessions(accounts, account, { passwordChangedAt });
  const proof = { factors: ["password"], client, earlierToken, continues: session } as const;
  return openSession(dependencies, ended, proof);
}

async function checkCurrent(
  dependencies: ChangePasswordDependencies,
  { userSub: username, email }: Account,
  { password, clientIp }: ChangeRequest & { readonly password: string },
) {
  const checked = await checkPassword(dependencies, { username, email, password, clientIp });
  if (checked.ok || checked.failure.kind !== "sign-in-failed") return checked;
  const errors = [foundError("/currentPassword", "password-wrong")];
  return fail({ kind: "sign-in-failed", errors });
}
