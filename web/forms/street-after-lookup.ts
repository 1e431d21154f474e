/**
 * The street address once a town was looked up. What was typed by hand stays: only an empty field, or the town that an
 * earlier look-up put there, gives way.
 */
export function streetAfterLookup(typed: string, filledBefore: string, town: string): string {
  if (typed === "" || typed === filledBefore) return town;
  if (filledBefore !== "" && typed.startsWith(filledBefore)) return town + typed.slice(filledBefore.length);
  return typed.startsWith(town) ? typed : town + typed;
}
