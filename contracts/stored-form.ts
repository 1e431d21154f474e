import * as z from "zod/mini";
import { type AccountType, accountType } from "./account-type.ts";
import { storedProfiles } from "./stored-profile.ts";

const typed = z.object({ accountType, profile: z.unknown() });

/**
 * Either type's, with the type of account beside it; nothing where it is neither. By hand: zod's unions are a kilobyte that a
 * registration would need for this alone.
 */
export function parseStoredForm(form: unknown) {
  const { data } = typed.safeParse(form);
  if (data?.accountType === "business")
    return withProfile("business", storedProfiles.business.safeParse(data.profile).data);
  if (data?.accountType === "individual")
    return withProfile("individual", storedProfiles.individual.safeParse(data.profile).data);
  return undefined;
}

const withProfile = <T extends AccountType, P>(accountType: T, profile: P | undefined) =>
  profile === undefined ? undefined : { accountType, profile };
