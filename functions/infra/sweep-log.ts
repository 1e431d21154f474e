import type { SweptPage } from "../use-cases/ports.ts";

/** What a page of the sweep came to: numbers alone. An operator reads the last one of a night; alarms watch the others. */
export function logSweptPage({ after, isLate, ...page }: SweptPage): void {
  console.info({ event: "sweep.page", ...page });
  if (isLate) console.error({ event: "sweep.late", startedAt: page.startedAt });
}

/** Completions that were begun and never ended: in a good night there are none. */
export function logOpenClaims(found: number): void {
  if (found > 0) console.warn({ event: "sweep.open-claims", found });
}

/** One account that could not be dealt with; the next sweep tries again. */
export function logAccountFailure(accountId: string, error: unknown): void {
  const name = error instanceof Error ? error.name : "unknown";
  // The name alone: a message of the SDK or of a parser may quote what it was given.
  console.error({ event: "sweep.account-failed", accountId, error: name });
}
