import type { ExportFormat } from "../../../contracts/account-export.ts";
import { type Account, isLive, type Session } from "../../domain/account.ts";
import type { LimitsAt } from "../../domain/limits.ts";
import { exportTally } from "../../domain/tallies.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import type { Audit, Clock, Limits, Sessions } from "../ports.ts";
import { recentlyAuthenticated } from "../session/recently-authenticated.ts";
import { admittedUser, type SignedInDependencies, type SignedInFailureKind } from "./signed-in-account.ts";

export interface ExportAccountDependencies extends SignedInDependencies {
  readonly sessions: SignedInDependencies["sessions"] & Pick<Sessions, "list">;
  readonly limits: Limits;
  readonly settings: SignedInDependencies["settings"] & {
    readonly session: { readonly idleMinutes: number; readonly reauthenticationMinutes: number };
    readonly limits: LimitsAt<"export">;
  };
}

/** Everything that is stored of an account, as it is at that moment. */
export interface StoredData {
  readonly at: number;
  readonly account: Account;
  /** Also those that are over, for as long as they are kept; the newest first. */
  readonly sessions: readonly StoredSession[];
}

export interface StoredSession {
  readonly session: Session;
  readonly isCurrent: boolean;
  readonly isLive: boolean;
}

/**
 * Hands out everything that is stored of the caller's account, to whoever proved a few minutes ago who they are; also to
 * whoever has asked for the account's end, and may want to keep it.
 */
export async function exportAccount(
  dependencies: ExportAccountDependencies,
  request: { readonly sessionToken: string | undefined; readonly format: ExportFormat },
): Promise<
  Outcome<StoredData, SignedInFailureKind<"export-account"> | "reauthentication-required" | "limit-reached">
> {
  const found = await admittedUser(dependencies, request, "export-account");
  if (!found.ok) return found;
  const { account, session, key } = found.value;
  const recent = recentlyAuthenticated(dependencies, session);
  if (!recent.ok) return recent;

  return storedDataOf(dependencies, account, { format: request.format, tokenHash: key.tokenHash });
}

export interface StoredDataDependencies {
  readonly clock: Clock;
  readonly sessions: Pick<Sessions, "list">;
  readonly limits: Limits;
  readonly audit: Audit;
  readonly settings: { readonly limits: LimitsAt<"export"> };
}

/**
 * Collects it, so many times a day, on record before it is handed out.
 *
 * @param tokenHash of the session of whoever asks, where they have one
 */
export async function storedDataOf(
  { clock, limits, sessions, audit, settings }: StoredDataDependencies,
  account: Account,
  { format, tokenHash }: { readonly format: ExportFormat; readonly tokenHash?: string },
): Promise<Outcome<StoredData, "limit-reached">> {
  const { accountId } = account;
  const now = clock();
  const { refused } = await limits.count(exportTally(settings.limits, accountId), now);
  if (refused) {
    audit({ event: "limit.reached", outcome: "failure", reason: refused.limit, accountId });
    return fail({ kind: "limit-reached", retryAt: refused.until });
  }
  const kept = (await sessions.list(accountId)).map((one) => ({
    session: one.session,
    isCurrent: one.key.tokenHash === tokenHash,
    isLive: isLive(account, one.session, now),
  }));
  audit({ event: "account.exported", outcome: "success", reason: format, accountId });
  return ok({ at: now, account, sessions: kept.toSorted(newestFirst) });
}

const newestFirst = (one: StoredSession, other: StoredSession) =>
  other.session.createdAt - one.session.createdAt;
