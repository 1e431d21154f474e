import type { Account } from "../../domain/account.ts";
import type { AuthenticatedUser, Users } from "../ports.ts";

/** By how much the clocks of our functions and of the user directory may differ. */
const CLOCKS_DIFFER_MS = 5_000;

/**
 * The password was right before the account was read. One that was changed in between ended the sessions there were, and
 * this one would come after them with a password that opens nothing any more. So whatever was checked about the time of
 * the latest change is checked once more: now the change is known to have taken effect (docs/adr/0029).
 */
export async function isPasswordStillRight(
  users: Pick<Users, "authenticate">,
  { passwordChangedAt }: Account,
  { userSub, authenticatedAt }: AuthenticatedUser,
  password: string,
): Promise<boolean> {
  if (passwordChangedAt === undefined) return true;
  const changedInSeconds = Math.ceil((passwordChangedAt + CLOCKS_DIFFER_MS) / 1000) * 1000;
  if (authenticatedAt > changedInSeconds) return true;
  return (await users.authenticate(userSub, password)) !== undefined;
}
