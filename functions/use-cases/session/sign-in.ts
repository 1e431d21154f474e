import { networkOf } from "../../domain/client-ip.ts";
import type { LimitsAt } from "../../domain/limits.ts";
import { signInTallies } from "../../domain/tallies.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import type { Accounts, EmailHash, FollowUps, Limits, SubjectHash, Users } from "../ports.ts";
import { refusingLimit } from "../refusing-limit.ts";
import { type EarlierSession, openSession, type SessionDependencies, type SignedIn } from "./open-session.ts";

export interface SignInDependencies extends SessionDependencies {
  readonly users: Pick<Users, "authenticate">;
  readonly accounts: Pick<Accounts, "find">;
  readonly followUps: Pick<FollowUps, "requestHealing">;
  readonly limits: Limits;
  readonly emailHash: EmailHash;
  readonly subjectHash: SubjectHash;
  readonly settings: SessionDependencies["settings"] & { readonly limits: LimitsAt<"sign-in"> };
}

/**
 * Signs in; a wrong password and an unknown address fail alike. Guessing is slowed by counts of the client that guesses,
 * so that nobody's guesses keep the owner out elsewhere (docs/adr/0015).
 */
export async function signIn(
  dependencies: SignInDependencies,
  {
    email,
    password,
    clientIp,
    earlierToken,
  }: { readonly email: string; readonly password: string; readonly clientIp: string } & EarlierSession,
): Promise<Outcome<SignedIn, "sign-in-failed" | "sign-in-limited" | "account-not-ready">> {
  const { clock, users, accounts, followUps, limits, emailHash, subjectHash, audit } = dependencies;
  const now = clock();
  const emailFields = await emailHash(email);
  const network = networkOf(clientIp);
  const tallies = signInTallies(dependencies.settings.limits, {
    client: { hash: await subjectHash("client", network.name), network },
    clientAndEmail: { hash: await subjectHash("client-and-email", `${network.name} ${email}`), network },
  });

  const refused = await refusingLimit(limits, tallies, now);
  if (refused) {
    audit({ event: "limit.reached", outcome: "failure", reason: refused.limit, ...emailFields });
    return fail({ kind: "sign-in-limited", retryAt: refused.until });
  }
  const user = await users.authenticate(email, password);
  if (!user) {
    audit({ event: "auth.failed", outcome: "failure", reason: "password", ...emailFields });
    return fail({ kind: "sign-in-failed" });
  }

  for (const tally of tallies) await limits.takeBack(tally, now);
  if (!(await accounts.find(user.accountId))) {
    // Only somebody who has the password learns it.
    await followUps.requestHealing(user);
    return fail({ kind: "account-not-ready" });
  }
  const signedIn = await openSession(dependencies, { accountId: user.accountId, email, earlierToken });
  audit({
    event: "auth.signed-in",
    outcome: "success",
    reason: "password",
    accountId: user.accountId,
    ...emailFields,
  });
  return ok(signedIn);
}
