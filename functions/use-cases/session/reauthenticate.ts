import { admittedUser, type SignedInDependencies } from "../account/signed-in-account.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import type { Sessions } from "../ports.ts";
import { type CheckPasswordDependencies, checkPassword } from "./check-password.ts";

export interface ReauthenticateDependencies extends SignedInDependencies, CheckPasswordDependencies {
  readonly sessions: SignedInDependencies["sessions"] & Pick<Sessions, "reauthenticate">;
  readonly settings: SignedInDependencies["settings"] & CheckPasswordDependencies["settings"];
}

/** Whoever is signed in gives the password anew, which opens for some minutes what asks for that. */
export async function reauthenticate(
  dependencies: ReauthenticateDependencies,
  request: {
    readonly sessionToken: string | undefined;
    readonly password: string;
    readonly clientIp: string;
  },
): Promise<Outcome<void, "not-signed-in" | "sign-in-failed" | "sign-in-limited">> {
  const found = await admittedUser(dependencies, request, "reauthenticate");
  if (!found.ok) return found;
  const { account, key } = found.value;
  const { userSub: username, email, accountId } = account;
  const checked = await checkPassword(dependencies, { ...request, username, email });
  if (!checked.ok) return checked;

  const isNoted = await dependencies.sessions.reauthenticate(key, dependencies.clock());
  if (!isNoted) return fail({ kind: "not-signed-in" });
  dependencies.audit({ event: "auth.reauthenticated", outcome: "success", reason: "password", accountId });
  return ok(undefined);
}
