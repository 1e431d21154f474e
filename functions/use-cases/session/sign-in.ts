import { fail, type Outcome, ok } from "../outcome.ts";
import type { Accounts, FollowUps } from "../ports.ts";
import { type CheckPasswordDependencies, checkPassword } from "./check-password.ts";
import { isPasswordStillRight } from "./is-password-still-right.ts";
import { openSession, type SessionClient, type SessionDependencies, type SignedIn } from "./open-session.ts";

export interface SignInDependencies extends SessionDependencies, CheckPasswordDependencies {
  readonly accounts: Pick<Accounts, "find" | "noteSignIn">;
  readonly followUps: Pick<FollowUps, "requestHealing">;
  readonly settings: SessionDependencies["settings"] & CheckPasswordDependencies["settings"];
}

interface SignInRequest extends SessionClient {
  readonly email: string;
  readonly password: string;
  readonly clientIp: string;
}

type SignInFailureKind =
  | "sign-in-failed"
  | "sign-in-limited"
  | "account-not-ready"
  | "account-stopped"
  | "account-dormant";

/**
 * Signs in; a wrong password and an unknown address fail alike, and how an account stands is answered only to whoever has
 * its password.
 */
export async function signIn(
  dependencies: SignInDependencies,
  { email, password, clientIp, client, earlierToken }: SignInRequest,
): Promise<Outcome<SignedIn, SignInFailureKind>> {
  const checked = await checkPassword(dependencies, { username: email, email, password, clientIp });
  if (!checked.ok) return checked;
  const { accounts, clock, users, followUps, audit } = dependencies;
  const { user, emailFields } = checked.value;

  const account = await accounts.find(user.accountId);
  if (!account) {
    // Only somebody who has the password learns it.
    await followUps.requestHealing(user);
    return fail({ kind: "account-not-ready" });
  }
  const { accountId } = account;
  if (!(await isPasswordStillRight(users, account, user, password))) {
    audit({
      event: "auth.failed",
      outcome: "failure",
      reason: "password-changed",
      accountId,
      ...emailFields,
    });
    return fail({ kind: "sign-in-failed" });
  }
  const opened = await openSession(dependencies, account, { factors: ["password"], client, earlierToken });
  if (!opened.ok) {
    const reason = opened.failure.kind;
    audit({ event: "auth.failed", outcome: "failure", reason, accountId, ...emailFields });
    return opened;
  }
  await accounts.noteSignIn(account, { at: clock(), ...client }, user.userSub);
  audit({ event: "auth.signed-in", outcome: "success", reason: "password", accountId, ...emailFields });
  return ok(opened.value);
}
