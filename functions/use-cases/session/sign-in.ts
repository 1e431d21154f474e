import { networkOf } from "../../domain/client-address.ts";
import type { LimitPolicy } from "../../domain/limit.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import type { AddressHash, Audit, Limits, SubjectHash, Users } from "../ports.ts";
import { refusingLimit } from "../refusing-limit.ts";
import { openSession, type SessionDependencies, type SignedIn } from "./open-session.ts";

export interface SignInDependencies extends SessionDependencies {
  readonly users: Users;
  readonly limits: Limits;
  readonly addressHash: AddressHash;
  readonly subjectHash: SubjectHash;
  readonly audit: Audit;
  readonly policy: {
    /** Failures of one client for one address. */
    readonly perClientAndAddress: LimitPolicy;
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
  const { clock, users, limits, addressHash, subjectHash, audit, policy } = dependencies;
  const now = clock();
  const address = await addressHash(email);
  const client = networkOf(clientIp);
  const ofClient = { policy: policy.perClient, subject: await subjectHash("client", client) };
  const ofBoth = {
    policy: policy.perClientAndAddress,
    subject: await subjectHash("client-and-address", `${client} ${email}`),
  };

  // Counted before the password is checked, so that guesses at once cannot all pass.
  const limit = await refusingLimit(limits, now, [
    { ...ofBoth, reason: "sign-ins-per-client-and-address" },
    { ...ofClient, reason: "sign-ins-per-client" },
  ]);
  if (limit) {
    audit({ event: "limit.reached", outcome: "failure", reason: limit.reason, ...address });
    return fail({ kind: "sign-in-limited", retryAt: limit.retryAt });
  }
  const user = await users.authenticate(email, password);
  if (!user) {
    audit({ event: "auth.failed", outcome: "failure", reason: "password", ...address });
    return fail({ kind: "sign-in-failed" });
  }

  for (const counted of [ofBoth, ofClient]) await limits.takeBack(counted.policy, counted.subject, now);
  const signedIn = await openSession(dependencies, { accountId: user.accountId, email });
  audit({
    event: "auth.signed-in",
    outcome: "success",
    reason: "password",
    accountId: user.accountId,
    ...address,
  });
  return ok(signedIn);
}
