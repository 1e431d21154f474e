import type { TypedProfile } from "./profile.ts";

/**
 * What a mail or the header calls the user: the organisation, or the person. A file of its own: who only reads a stored
 * profile needs neither its rules nor the tables behind them.
 */
export const displayName = ({ accountType, profile }: TypedProfile): string =>
  accountType === "business" ? profile.organizationName : `${profile.familyName}\u3000${profile.givenName}`;
