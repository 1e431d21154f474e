import type { AuditEventName, AuditRecord } from "../../contracts/audit.ts";
import type { FoundRecord } from "../../functions/domain/audit-records.ts";
import { gapsOf } from "./gaps.ts";

/** What befell one registration and the account that it became; or what belongs to none. */
export interface Story {
  readonly kind: "registration" | "account" | "address" | "other";
  readonly registrationId?: string;
  readonly accountId?: string;
  readonly emailHmac?: string;
  /** In the order of time. */
  readonly records: readonly FoundRecord[];
  readonly ending: Ending;
  /** Events that must have been recorded and are not there; of a registration whose whole trail was asked for. */
  readonly gaps: readonly AuditEventName[];
}

/** How a registration stands by its records. */
export type Ending = "completed" | "deleted" | "duplicate" | "verified" | "unfinished" | "none";

/**
 * Stories in the order in which they begin; what belongs to no registration, account or address comes last.
 *
 * @param isWhole whether the records are of all times, so that what is missing among them was never written, or removed
 */
export function storiesOf(records: readonly FoundRecord[], isWhole: boolean): Story[] {
  const names = namesIn(records);
  const groups = Map.groupBy(records, ({ record }) => JSON.stringify(subjectOf(record, names)));
  const stories = [...groups.values()].map((members) => storyOf(members, names, isWhole));
  return [
    ...stories.filter(({ kind }) => kind !== "other"),
    ...stories.filter(({ kind }) => kind === "other"),
  ];
}

/** What a record belongs to that its own members do not say. */
interface Names {
  readonly registrationOf: ReadonlyMap<string, string>;
  /**
   * A record of a password reset may name nothing but the reset. Whose it was, its first record says by the address, and its
   * last by the account.
   */
  readonly ofFlow: ReadonlyMap<string, Pick<AuditRecord, "accountId" | "emailHmac">>;
}

function namesIn(records: readonly FoundRecord[]): Names {
  const registrationOf = new Map<string, string>();
  const ofFlow = new Map<string, Pick<AuditRecord, "accountId" | "emailHmac">>();
  for (const { record } of records) {
    const { registrationId, flowId, accountId, emailHmac } = record;
    if (accountId !== undefined && registrationId !== undefined)
      registrationOf.set(accountId, registrationId);
    if (flowId === undefined) continue;
    const named = {
      ...(accountId !== undefined && { accountId }),
      ...(emailHmac !== undefined && { emailHmac }),
    };
    ofFlow.set(flowId, { ...ofFlow.get(flowId), ...named });
  }
  return { registrationOf, ofFlow };
}

function subjectOf(record: AuditRecord, { registrationOf, ofFlow }: Names) {
  const { accountId, emailHmac } = { ...ofFlow.get(record.flowId ?? ""), ...record };
  const registrationId = record.registrationId ?? registrationOf.get(accountId ?? "");
  if (registrationId !== undefined) return { kind: "registration", registrationId } as const;
  if (accountId !== undefined) return { kind: "account", accountId } as const;
  return emailHmac === undefined ? ({ kind: "other" } as const) : ({ kind: "address", emailHmac } as const);
}

function storyOf(records: readonly FoundRecord[], names: Names, isWhole: boolean): Story {
  const subject =
    records[0] === undefined ? ({ kind: "other" } as const) : subjectOf(records[0].record, names);
  if (subject.kind === "other") return { kind: "other", records, ending: "none", gaps: [] };
  const known = (member: "accountId" | "emailHmac") => {
    const value = records.map(({ record }) => record[member]).find((each) => each !== undefined);
    return value === undefined ? {} : { [member]: value };
  };
  const isRegistration = subject.kind === "registration";
  const ending = isRegistration ? endingOf(records) : "none";
  const gaps = isRegistration && isWhole ? gapsOf(records) : [];
  return { ...known("accountId"), ...known("emailHmac"), ...subject, records, ending, gaps };
}

const endings: readonly (readonly [AuditEventName, Ending])[] = [
  ["account.deleted", "deleted"],
  ["registration.completed", "completed"],
  ["registration.duplicate", "duplicate"],
  ["code.verified", "verified"],
];

function endingOf(records: readonly FoundRecord[]): Ending {
  const names = new Set(records.map(({ record }) => record.event));
  return endings.find(([name]) => names.has(name))?.[1] ?? "unfinished";
}

/** How often something happened; a repeated record counts once. */
export const count = (records: readonly FoundRecord[], ...names: readonly AuditEventName[]): number =>
  records.filter(({ record }) => names.includes(record.event)).length;
