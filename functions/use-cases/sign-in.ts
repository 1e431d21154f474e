import { openSession, type SessionDependencies, type SignedIn } from "./open-session.ts";
import { fail, type Outcome, ok } from "./outcome.ts";
import type { Audit, Users } from "./ports.ts";

export interface SignInDependencies extends SessionDependencies {
  readonly users: Users;
  readonly audit: Audit;
}

/** Signs in; a wrong password and an unknown address fail alike. */
export async function signIn(
  dependencies: SignInDependencies,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<Outcome<SignedIn, "sign-in-failed">> {
  const { users, audit } = dependencies;
  const user = await users.authenticate(email, password);
  if (!user) {
    audit({ event: "auth.failed", outcome: "failure", reason: "password" });
    return fail({ kind: "sign-in-failed" });
  }
  const signedIn = await openSession(dependencies, { accountId: user.accountId, email });
  audit({ event: "auth.signed-in", outcome: "success", accountId: user.accountId });
  return ok(signedIn);
}
