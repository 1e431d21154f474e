import type { DeskActionKind, DeskNoticeKind } from "../../../contracts/desk-words.ts";
import type { Account } from "../../domain/account.ts";
import type { AuditEvent } from "../../domain/audit-event.ts";
import type { Audit, DeskAccounts, MailQueue } from "../ports.ts";
import { type DeskCall, type DeskOutcome, ok, recordsOf, refuse } from "./desk-call.ts";
import { auditedTarget, findTarget, type TargetDependencies, type TargetKey } from "./find-target.ts";

export interface ActDependencies extends TargetDependencies {
  readonly deskAccounts: DeskAccounts;
  readonly mailQueue: Pick<MailQueue, "requestDeskNotice">;
  readonly audit: Audit;
}

/** The account that a call is about. */
export async function accountOf(
  dependencies: TargetDependencies,
  key: TargetKey,
): Promise<DeskOutcome<Account>> {
  const target = await findTarget(dependencies, key);
  return target.account ? ok(target.account) : refuse({ kind: "not-found" }, auditedTarget(target));
}

interface Announced {
  readonly kind: DeskActionKind;
  readonly event: AuditEvent["event"];
  readonly detail?: string;
  /** Which mail the owner gets, if one. */
  readonly notice?: DeskNoticeKind;
}

/**
 * Writes down what is about to be done to an account, and asks for the mail to its owner: on the account, in the audit
 * trail, in the queue, in this order. What follows is done at once or the call fails, and the operator calls again: nothing
 * is ever done that is not on record.
 */
export async function announce(
  { clock, deskAccounts, mailQueue, audit }: ActDependencies,
  call: DeskCall,
  account: Account,
  { kind, event, detail, notice }: Announced,
): Promise<void> {
  const { accountId } = account;
  const at = clock();
  await deskAccounts.note(account, { at, kind, reason: call.reason });
  recordsOf(audit, call)(event, { accountId, ...(detail !== undefined && { detail }) });
  if (notice === undefined) return;
  await mailQueue.requestDeskNotice({ accountId, what: notice, at });
  audit({ event: "mail.queued", outcome: "success", accountId, reason: `desk-${notice}` });
}
