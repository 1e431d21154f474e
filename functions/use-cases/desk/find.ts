import { clearableLimits } from "../../../contracts/desk.ts";
import type { Account } from "../../domain/account.ts";
import { itemsOf, type LimitInForce, limitsInForce } from "../../domain/desk-limits.ts";
import type { Hold } from "../../domain/hold.ts";
import type { Tally } from "../../domain/limit.ts";
import type { LimitsAt } from "../../domain/limits.ts";
import type { MailRecord } from "../../domain/mail-record.ts";
import { deskFindTally, mailboxItem } from "../../domain/tallies.ts";
import type {
  Audit,
  Counters,
  DeskAccounts,
  EmailHash,
  Holds,
  Limits,
  MailRecords,
  SubjectHash,
} from "../ports.ts";
import { type DeskCall, type DeskOutcome, ok, recordsOf, refuseLimit } from "./desk-call.ts";
import {
  auditedTarget,
  findRegistration,
  findTarget,
  type Target,
  type TargetDependencies,
  type TargetKey,
} from "./find-target.ts";
import { type DeskLimits, limitedCaller } from "./limits-of.ts";
import { type OpenFlow, type OpenFlowDependencies, openFlowsOf } from "./open-flows-of.ts";

export interface FindDependencies extends TargetDependencies, OpenFlowDependencies {
  readonly limits: Pick<Limits, "count">;
  readonly counters: Pick<Counters, "read">;
  readonly holds: Pick<Holds, "find">;
  readonly mailRecords: Pick<MailRecords, "latest">;
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
  /** To the address, the newest first. */
  readonly mails: readonly MailRecord[];
  readonly openFlows: readonly OpenFlow[];
}

export type FindRequest = TargetKey & { readonly clientIp?: string };

/** What is known of one exact key: how far it is, what holds it up. Also that nothing is known is on record. */
export async function find(
  dependencies: FindDependencies,
  call: DeskCall,
  request: FindRequest,
): Promise<DeskOutcome<Finding>> {
  const { clock, emailHash, holds, mailRecords, deskAccounts, audit } = dependencies;
  const record = recordsOf(audit, call);
  const now = clock();
  const refused = await countFind(dependencies, call, now);
  if (refused) return refused;

  const found = await findTarget(dependencies, request);
  const email = found.account?.email ?? found.registration?.email ?? request.email;
  const emailFields = email === undefined ? undefined : await emailHash(email);
  const whose = { ...request, email, accountId: found.account?.accountId };
  const counters = await countersOf(dependencies, whose, now);
  const [limits, hold, mails = []] = await Promise.all([
    counters.limits(),
    emailFields && holds.find(emailFields.emailHmac, now),
    emailFields && mailRecords.latest(emailFields.emailHmac, now),
  ]);
  const [target, openFlows] = await Promise.all([
    found.account
      ? withRegistration(dependencies, found, found.account)
      : request.email === undefined
        ? found
        : lastBegun(dependencies, request.email, await counters.lastRegistration()),
    openFlowsOf(dependencies, mails, now),
  ]);
  const { account, registration } = target;
  if (account) await deskAccounts.note(account, { at: now, kind: "searched", reason: call.reason });
  const detail = account || registration ? "found" : "none";
  record("desk.searched", { ...auditedTarget(target), ...emailFields, detail });
  return ok({ ...target, limits, mails, openFlows, ...(hold && { hold }) });
}

/** While it lives, the registration of an account says how its mails fare. */
async function withRegistration(
  dependencies: FindDependencies,
  found: Target,
  { registrationId }: Account,
): Promise<Target> {
  return found.registration
    ? found
    : { ...(await findRegistration(dependencies, { registrationId })), ...found };
}

/** Of an address without an account: the registration that its latest code was for, while that is under way. */
async function lastBegun(
  dependencies: FindDependencies,
  email: string,
  registrationId: string | undefined,
): Promise<Target> {
  const found = registrationId && (await findRegistration(dependencies, { registrationId }));
  // A mailbox may be written in several ways, and the key is the exact one.
  return found && found.registration.email === email && found.registration.state !== "completed" ? found : {};
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

/** What the counters of a caller say: several of them stand in one item, which is read once. */
async function countersOf(
  { counters, subjectHash, settings }: FindDependencies,
  whose: Parameters<typeof limitedCaller>[1],
  now: number,
) {
  const caller = await limitedCaller(subjectHash, whose);
  const read = new Map<string, ReturnType<Counters["read"]>>();
  const itemOf = (tally: Tally) => {
    const item = read.get(tally.subject) ?? counters.read(tally, now);
    read.set(tally.subject, item);
    return item;
  };
  return {
    async limits(): Promise<readonly LimitInForce[]> {
      const ofEach = clearableLimits.map(async (limit) => {
        const items = await Promise.all(itemsOf(limit, caller).map(itemOf));
        return items.flatMap(({ numbers }) => limitsInForce(limit, settings.limits[limit], numbers, now));
      });
      return (await Promise.all(ofEach)).flat();
    },
    /** What the mailbox's latest code of a registration was for. */
    async lastRegistration(): Promise<string | undefined> {
      if (caller.mailbox === undefined) return undefined;
      return (await itemOf(mailboxItem("registration", caller.mailbox))).latest["registration"];
    },
  };
}
