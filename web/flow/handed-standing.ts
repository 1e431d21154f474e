import type { Standing } from "../client/registrations.ts";

/**
 * Where the registration stands, as one screen has just been told and hands on to the next: so that the next shows its
 * form at once, and the API is not asked for what it said a moment ago.
 */
let handed: Standing | undefined;

export const handedStanding = {
  hand(standing: Standing): void {
    handed = standing;
  },
  /** What was handed on of that registration. */
  of: (id: string | undefined): Standing | undefined => (handed?.registrationId === id ? handed : undefined),
  /** Once: a screen that is come back to asks anew. */
  forget(): void {
    handed = undefined;
  },
};
