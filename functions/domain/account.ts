import type { AccountType } from "../../contracts/account-type.ts";
import type { Language } from "../../contracts/language.ts";
import type { Profile } from "../../contracts/profile.ts";

/** A registered user's account; instants are epoch milliseconds. */
export interface Account {
  readonly accountId: string;
  readonly accountType: AccountType;
  readonly email: string;
  readonly language: Language;
  readonly profile: Profile;
  /** The registration that made it, and what was agreed to. */
  readonly registrationId: string;
  readonly termsVersion: string;
  readonly termsSha256: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** A signed-in browser. */
export interface Session {
  readonly accountId: string;
  readonly email: string;
  readonly idleExpiresAt: number;
  readonly absoluteExpiresAt: number;
}
