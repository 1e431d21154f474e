import type { Registrations } from "../ports.ts";

/**
 * Whether Cognito may make a user: only for a registration that is being completed, whose verified address and
 * minted account id are those of the user to be.
 */
export async function admitSignUp(
  { registrations }: { readonly registrations: Registrations },
  user: { readonly registrationId: string; readonly email: string; readonly accountId: string },
): Promise<boolean> {
  const registration = await registrations.find(user.registrationId);
  return (
    registration?.state === "completing" &&
    registration.email === user.email &&
    registration.accountId === user.accountId
  );
}
