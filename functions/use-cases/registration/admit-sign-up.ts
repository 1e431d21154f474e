import type { Clock, Registrations } from "../ports.ts";

interface UserToBe {
  readonly registrationId: string;
  readonly email: string;
  /** The keyed hash of `email`. */
  readonly emailHmac: string;
  readonly accountId: string;
}

/**
 * Whether Cognito may make a user: only for a registration that is being completed, whose verified address and
 * minted account id are those of the user to be; and not while an account that has left the address may have it back.
 */
export async function admitSignUp(
  {
    registrations,
    clock,
  }: { readonly registrations: Pick<Registrations, "findWithHold">; readonly clock: Clock },
  user: UserToBe,
): Promise<boolean> {
  const { flow: registration, hold } = await registrations.findWithHold(
    user.registrationId,
    user.emailHmac,
    clock(),
  );
  return (
    !hold &&
    registration?.state === "completing" &&
    registration.email === user.email &&
    registration.accountId === user.accountId
  );
}
