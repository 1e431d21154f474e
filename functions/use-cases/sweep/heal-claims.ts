import { HOUR_MS } from "../../domain/durations.ts";
import type { Clock, FollowUps, OpenClaims, SweepQueue } from "../ports.ts";

export interface HealClaimsDependencies {
  readonly clock: Clock;
  readonly claims: OpenClaims;
  readonly followUps: Pick<FollowUps, "requestAfterLease">;
  readonly sweepQueue: Pick<SweepQueue, "requestClaims">;
  readonly settings: { readonly sweep: { readonly pageSize: number } };
}

/** Until then a claim's own messages look after it. */
const LEFT_ALONE_MS = HOUR_MS;

/**
 * Has every completion that was begun and never ended looked after again, whatever became of its messages: it is finished,
 * or its claim goes. So a user without an account is made whole within a day, also if nobody comes. Returns how many there
 * were on this page.
 */
export async function healClaims(
  { clock, claims, followUps, sweepQueue, settings }: HealClaimsDependencies,
  { after }: { readonly after?: string },
): Promise<number> {
  const openSince = clock() - LEFT_ALONE_MS;
  const { registrationIds, last } = await claims.page(after, { limit: settings.sweep.pageSize, openSince });
  for (const registrationId of registrationIds) await followUps.requestAfterLease({ registrationId });
  if (last !== undefined) await sweepQueue.requestClaims({ after: last });
  return registrationIds.length;
}
