import { networkOf } from "../../domain/client-ip.ts";
import type { LimitsAt } from "../../domain/limits.ts";
import { signInTallies } from "../../domain/tallies.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import type { Audit, AuthenticatedUser, Clock, EmailHash, Limits, SubjectHash, Users } from "../ports.ts";
import { refusingLimit } from "../refusing-limit.ts";
import { clientAndEmailHash } from "./client-and-email.ts";

export interface CheckPasswordDependencies {
  readonly clock: Clock;
  readonly users: Pick<Users, "authenticate">;
  readonly limits: Limits;
  readonly emailHash: EmailHash;
  readonly subjectHash: SubjectHash;
  readonly audit: Audit;
  readonly settings: { readonly limits: LimitsAt<"sign-in"> };
}

export interface Claimant {
  /** As whom the user directory knows the user: by `userSub`, or by the address of whoever signs in. */
  readonly username: string;
  readonly email: string;
  readonly password: string;
  readonly clientIp: string;
}

export interface RightPassword {
  readonly user: AuthenticatedUser;
  /** Of the address, for the audit trail. */
  readonly emailFields: Awaited<ReturnType<EmailHash>>;
}

/**
 * Whether a password is right. Guessing is slowed by counts of the client that guesses, so that nobody's guesses keep the
 * owner out elsewhere (docs/adr/0015); wherever a password is asked for, a wrong one counts alike.
 */
export async function checkPassword(
  dependencies: CheckPasswordDependencies,
  { username, email, password, clientIp }: Claimant,
): Promise<Outcome<RightPassword, "sign-in-failed" | "sign-in-limited">> {
  const { clock, users, limits, emailHash, subjectHash, audit } = dependencies;
  const now = clock();
  const emailFields = await emailHash(email);
  const network = networkOf(clientIp);
  const tallies = signInTallies(dependencies.settings.limits, {
    client: { hash: await subjectHash("client", network.name), network },
    clientAndEmail: { hash: await clientAndEmailHash(subjectHash, clientIp, email), network },
  });

  const refused = await refusingLimit(limits, tallies, now);
  if (refused) {
    audit({ event: "limit.reached", outcome: "failure", reason: refused.limit, ...emailFields });
    return fail({ kind: "sign-in-limited", retryAt: refused.until });
  }
  const user = await users.authenticate(username, password);
  if (!user) {
    audit({ event: "auth.failed", outcome: "failure", reason: "password", ...emailFields });
    return fail({ kind: "sign-in-failed" });
  }
  for (const tally of tallies) await limits.takeBack(tally, now);
  return ok({ user, emailFields });
}
