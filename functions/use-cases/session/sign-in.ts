import { networkOf } from "../../domain/client-ip.ts";
import type { LimitPolicy } from "../../domain/limit.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import type { Audit, EmailHash, Limits, SubjectHash, Users } from "../ports.ts";
import { refusingLimit } from "../refusing-limit.ts";
import { openSession, type SessionDependencies, type SignedIn } from "./open-session.ts";

export interface SignInDependencies extends SessionDependencies {
  readonly users: Users;
  readonly limits: Limits;
  readonly emailHash: EmailHash;
  readonly subjectHash: SubjectHash;
  readonly audit: Audit;
  readonly policy: {
    /** Failures of one client for one address. */
    readonly perClientAndEmail: LimitPolicy;
    /** Failures of one client, whatever the address. */
    readonly perClient: LimitPolicy;
  };
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
  }: { readonly email: string; readonly password: string; readonly clientIp: string },
): Promise<Outcome<SignedIn, "sign-in-failed" | "sign-in-limited">> {
  const { clock, users, limits, emailHash, subjectHash, audit, policy } = dependencies;
  const now = clock();
  const emailFields = await emailHash(email);
  const client = networkOf(clientIp);
  const ofClient = { policy: policy.perClient, subject: await subjectHash("client", client) };
  const ofBoth = {
    policy: policy.perClientAndEmail,
    subject: await subjectHash("client-and-email", `${client} ${email}`),
  };

  // Counted before the password is checked, so that guesses at once cannot all pass.
  const limit = await refusingLimit(limits, now, [
    { ...ofBoth, reason: "sign-ins-per-client-and-address" },
    { ...ofClient, reason: "sign-ins-per-client" },
  ]);
  if (limit) {
    audit({ event: "limit.reached", outcome: "failure", reason: limit.reason, ...emailFields });
    return fail({ kind: "sign-in-limited", retryAt: limit.retryAt });
  }
  const user = await users.authenticate(email, password);
  if (!user) {
    audit({ event: "auth.failed", outcome: "failure", reason: "password", ...emailFields });
    return fail({ kind: "sign-in-failed" });
  }

  for (const counted of [ofBoth, ofClient]) await limits.takeBack(counted.policy, counted.subject, now);
  const signedIn = await openSession(dependencies, { accountId: user.accountId, email });
  audit({
    event: "auth.signed-in",
    outcome: "success",
    reason: "password",
    accountId: user.accountId,
    ...emailFields,
  });
  return ok(signedIn);
}
