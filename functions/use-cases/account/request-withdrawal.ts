import type { WithdrawalReason } from "../../../contracts/withdrawal.ts";
import { undoableChange } from "../../domain/account.ts";
import { DAY_MS } from "../../domain/durations.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import type { Accounts, MailQueue, OpenApplications } from "../ports.ts";
import { recentlyAuthenticated } from "../session/recently-authenticated.ts";
import { admittedUser, type SignedInDependencies, type SignedInFailureKind } from "./signed-in-account.ts";
import { type AnnounceDependencies, withEvent } from "./with-event.ts";

export interface RequestWithdrawalDependencies extends SignedInDependencies, AnnounceDependencies {
  readonly accounts: Pick<Accounts, "find" | "requestWithdrawal">;
  /** Absent where no system of the city knows of applications. */
  readonly openApplications?: OpenApplications | undefined;
  readonly mailQueue: Pick<MailQueue, "requestWithdrawalNotice">;
  readonly settings: SignedInDependencies["settings"] & {
    readonly session: { readonly reauthenticationMinutes: number };
    readonly withdrawal: { readonly graceDays: number };
  };
}

type RequestFailureKind =
  | SignedInFailureKind<"request-withdrawal">
  | "reauthentication-required"
  | "email-change-recent"
  | "applications-open"
  | "applications-unknown"
  | "withdrawal-pending";

/**
 * Notes that the owner of an account wants it to end: some days later the daily sweep erases it, and until then the wish can
 * be taken back. Not while an application is open with the city, and not when nobody can say so; nor while the owner of an
 * earlier address can still undo a change, as there must be something left to give back.
 *
 * Recorded before the write, and the mail asked for before it, too: the message comes some seconds later, and finds whether
 * the write was done (docs/adr/0037).
 */
export async function requestWithdrawal(
  dependencies: RequestWithdrawalDependencies,
  {
    reason,
    ...caller
  }: { readonly sessionToken: string | undefined; readonly reason?: WithdrawalReason | undefined },
): Promise<Outcome<{ readonly erasesAt: number }, RequestFailureKind>> {
  const found = await admittedUser(dependencies, caller, "request-withdrawal");
  if (!found.ok) return found;
  const { account, session } = found.value;
  const recent = recentlyAuthenticated(dependencies, session);
  if (!recent.ok) return recent;

  const { accountId } = account;
  const { clock, accounts, openApplications, mailQueue, audit, settings } = dependencies;
  const undoable = undoableChange(account, clock());
  if (undoable) return fail({ kind: "email-change-recent", retryAt: undoable.undoUntil });
  const asked = await openApplications?.of(accountId);
  if (asked === "unknown") return fail({ kind: "applications-unknown" });
  if (asked && asked.open > 0) return fail({ kind: "applications-open", count: asked.open });

  const at = clock();
  const erasesAt = at + settings.withdrawal.graceDays * DAY_MS;
  audit({
    ...{ event: "account.withdrawal-requested", outcome: "success", accountId },
    ...(reason !== undefined && { reason }),
  });
  await mailQueue.requestWithdrawalNotice({ accountId, erasesAt, what: "requested" });
  audit({ event: "mail.queued", outcome: "success", reason: "withdrawal-requested", accountId });
  const facts = { type: "AccountWithdrawalRequested", at, erasesAt } as const;
  const isDone = await withEvent(dependencies, account, facts, (step) =>
    accounts.requestWithdrawal(account, { at, erasesAt, reason }, step),
  );
  // Another tab was first, or a change of address was.
  return isDone ? ok({ erasesAt }) : fail({ kind: "withdrawal-pending" });
}
