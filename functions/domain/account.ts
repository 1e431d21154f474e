import type { Language } from "../../contracts/language.ts";
import type { TypedProfile } from "../../contracts/profile.ts";

/** A registered user's account; instants are epoch milliseconds. */
export type Account = AccountRecord & TypedProfile;

interface AccountRecord {
  readonly accountId: string;
  readonly email: string;
  readonly language: Language;
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
