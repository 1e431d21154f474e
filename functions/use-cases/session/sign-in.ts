import { networkOf } from "../../domain/client-ip.ts";
import type { LimitsAt } from "../../domain/limits.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import type { Audit, EmailHash, Limits, SubjectHash, Users } from "../ports.ts";
import { refusingLimit, takeBackLimits } from "../refusing-limit.ts";
import { openSession, type SessionDependencies, type SignedIn } from "./open-session.ts";

export interface SignInDependencies extends SessionDependencies {
  readonly users: Users;
  readonly limits: Limits;
  readonly emailHash: EmailHash;
  readonly subjectHash: SubjectHash;
  readonly audit: Audit;
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
  }: { readonly email: string; readonly password: string; readonly clientIp: string },
): Promise<Outcome<SignedIn, "sign-in-failed" | "sign-in-limited">> {
  const { clock, users, emailHash, subjectHash, audit } = dependencies;
  const now = clock();
  const emailFields = await emailHash(email);
  const client = networkOf(clientIp);
  const subjects = {
    client: await subjectHash("client", client),
    "client-and-email": await subjectHash("client-and-email", `${client} ${email}`),
  };

  const limit = await refusingLimit(dependencies, "sign-in", subjects, now);
  if (limit) {
    audit({ event: "limit.reached", outcome: "failure", reason: limit.reason, ...emailFields });
    return fail({ kind: "sign-in-limited", retryAt: limit.retryAt });
  }
  const user = await users.authenticate(email, password);
  if (!user) {
    audit({ event: "auth.failed", outcome: "failure", reason: "password", ...emailFields });
    return fail({ kind: "sign-in-failed" });
  }

  await takeBackLimits(dependencies, "sign-in", subjects, now);
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
