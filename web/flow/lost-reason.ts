/** Why a registration cannot be gone on with. */

/** `unknown`: one of the others. */
export type LostReason = "completed" | "cookies" | "browser" | "time" | "unknown";

/** How long the API keeps a registration and its cookie. */
const LIFETIME_MS = 24 * 60 * 60 * 1000;

export function lostReason(known: {
  /** The registration that was asked for; none if this browser knows of none. */
  readonly id: string | undefined;
  readonly isCompleted: boolean;
  readonly canKeepCookies: boolean;
  /** What the API said, if it was asked. */
  readonly code: string | undefined;
  /** When this browser began it, if it knows. */
  readonly begunAt: number | undefined;
  readonly now: number;
}): LostReason {
  const { id, isCompleted, canKeepCookies, code, begunAt, now } = known;
  if (isCompleted) return "completed";
  if (!canKeepCookies) return "cookies";
  if (id === undefined) return "browser";
  if (begunAt !== undefined && now - begunAt >= LIFETIME_MS) return "time";
  // The cookie should be there, and the registration, too.
  if (begunAt !== undefined && code === "flow-cookie-missing") return "cookies";
  return "unknown";
}
