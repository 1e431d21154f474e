import type { ClearableLimit } from "../../../contracts/desk.ts";
import { countersOf, itemsOf } from "../../domain/desk-limits.ts";
import type { LimitsAt } from "../../domain/limits.ts";
import { deskClearTally } from "../../domain/tallies.ts";
import type { Audit, Counters, DeskAccounts, EmailHash, Limits, SubjectHash } from "../ports.ts";
import { type DeskCall, type DeskOutcome, ok, recordsOf, refuse, refuseLimit } from "./desk-call.ts";
import { auditedTarget, findTarget, type TargetDependencies, type TargetKey } from "./find-target.ts";
import { limitedCaller } from "./limits-of.ts";

export interface ClearLimitDependencies extends TargetDependencies {
  readonly limits: Pick<Limits, "count">;
  readonly counters: Counters;
  readonly deskAccounts: Pick<DeskAccounts, "note">;
  readonly emailHash: EmailHash;
  readonly subjectHash: SubjectHash;
  readonly audit: Audit;
  readonly settings: { readonly limits: LimitsAt<"desk-clear"> };
}

export interface Cleared {
  readonly limit: ClearableLimit;
  readonly before: number;
}

/** Sets what one limit has counted of one caller to nothing; what it had counted is on record. */
export async function clearLimit(
  dependencies: ClearLimitDependencies,
  call: DeskCall,
  { limit, clientIp, ...key }: TargetKey & { readonly limit: ClearableLimit; readonly clientIp?: string },
): Promise<DeskOutcome<Cleared>> {
  const { clock, limits, counters, deskAccounts, emailHash, subjectHash, audit, settings } = dependencies;
  const target = await findTarget(dependencies, key);
  const { account, registration } = target;
  const email = account?.email ?? registration?.email ?? key.email;
  const about = { ...auditedTarget(target), ...(email !== undefined && (await emailHash(email))) };
  const caller = await limitedCaller(subjectHash, { email, accountId: account?.accountId, clientIp });
  const items = itemsOf(limit, caller);
  if (items.length === 0) return refuse({ kind: "not-found" }, about);

  const now = clock();
  const { refused } = await limits.count(deskClearTally(settings.limits, call.operatorHash), now);
  if (refused) return refuseLimit(refused, about);
  if (account) await deskAccounts.note(account, { at: now, kind: "limit-cleared", reason: call.reason });
  const cleared = items.map(async (tally) => {
    const { numbers } = await counters.read(tally, now);
    const names = countersOf(limit, numbers, now);
    return names.length === 0 ? [] : Object.values(await counters.clear(tally, names, now));
  });
  const before = Math.max(0, ...(await Promise.all(cleared)).flat());
  recordsOf(audit, call)("desk.limit-cleared", { ...about, detail: `${limit}:${before}` });
  return ok({ limit, before });
}
