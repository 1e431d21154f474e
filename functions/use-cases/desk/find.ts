import { clearableLimits } from "../../../contracts/desk.ts";
import { itemsOf, type LimitInForce, limitsInForce } from "../../domain/desk-limits.ts";
import type { Hold } from "../../domain/hold.ts";
import type { LimitsAt } from "../../domain/limits.ts";
import { deskFindTally } from "../../domain/tallies.ts";
import type { Audit, Counters, DeskAccounts, EmailHash, Holds, Limits, SubjectHash } from "../ports.ts";
import { type DeskCall, type DeskOutcome, ok, recordsOf, refuseLimit } from "./desk-call.ts";
import {
  auditedTarget,
  findTarget,
  type Target,
  type TargetDependencies,
  type TargetKey,
} from "./find-target.ts";
import { type DeskLimits, limitedCaller } from "./limits-of.ts";

export interface FindDependencies extends TargetDependencies {
  readonly limits: Pick<Limits, "count">;
  readonly counters: Pick<Counters, "read">;
  readonly holds: Pick<Holds, "find">;
  readonly deskAccounts: Pick<DeskAccounts, "note">;
  readonly emailHash: EmailHash;
  readonly subjectHash: SubjectHash;
  readonly audit: Audit;
  readonly settings: { readonly limits: DeskLimits & LimitsAt<"desk-find"> };
}

export interface Finding extends Target {
  /** Of the address that was given, or that was found. */
  readonly limits: readonly LimitInForce[];
  readonly hold?: Hold;
}

export type FindRequest = TargetKey & { readonly clientIp?: string };

/** What is known of one exact key: how far it is, what holds it up. Also that nothing is known is on record. */
export async function find(
  dependencies: FindDependencies,
  call: DeskCall,
  request: FindRequest,
): Promise<DeskOutcome<Finding>> {
  const { clock, emailHash, holds, deskAccounts, audit } = dependencies;
  const record = recordsOf(audit, call);
  const now = clock();
  const refused = await countFind(dependencies, call, now);
  if (refused) return refused;

  const target = await findTarget(dependencies, request);
  const { account, registration } = target;
  const email = account?.email ?? registration?.email ?? request.email;
  const emailFields = email === undefined ? undefined : await emailHash(email);
  const hold = emailFields && (await holds.find(emailFields.emailHmac, now));
  const limits = await limitsOf(dependencies, { ...request, email, accountId: account?.accountId }, now);
  if (account) await deskAccounts.note(account, { at: now, kind: "searched", reason: call.reason });
  const found = account || registration ? "found" : "none";
  record("desk.searched", { ...auditedTarget(target), ...emailFields, detail: found });
  return ok({ ...target, limits, ...(hold && { hold }) });
}

/** Refuses more than the day's number, and records the one that is more than the hour's: an alarm counts these. */
async function countFind(
  { limits, audit, settings }: FindDependencies,
  call: DeskCall,
  now: number,
): Promise<DeskOutcome<never> | undefined> {
  const counted = await limits.count(deskFindTally(settings.limits, call.operatorHash), now);
  if (counted.refused) return refuseLimit(counted.refused);
  const { perHour } = settings.limits["desk-finds-per-operator"];
  if (perHour !== undefined && counted.counts.hour === perHour + 1)
    audit({
      ...{ event: "limit.reached", outcome: "success", reason: "desk-finds-often" },
      ...{ operatorHash: call.operatorHash, operatorRole: call.role },
    });
  return undefined;
}

async function limitsOf(
  { counters, subjectHash, settings }: FindDependencies,
  whose: Parameters<typeof limitedCaller>[1],
  now: number,
): Promise<readonly LimitInForce[]> {
  const caller = await limitedCaller(subjectHash, whose);
  const ofEach = clearableLimits.map(async (limit) => {
    const items = await Promise.all(itemsOf(limit, caller).map((tally) => counters.read(tally, now)));
    return items.flatMap((item) => limitsInForce(limit, settings.limits[limit], item, now));
  });
  return (await Promise.all(ofEach)).flat();
}
