import type { AuditEventName, AuditRecord } from "../../contracts/audit.ts";
import { gapsOf } from "./gaps.ts";
import type { FoundRecord } from "./search.ts";

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
  const registrationOf = new Map<string, string>();
  for (const { record } of records) {
    const { accountId, registrationId } = record;
    if (accountId !== undefined && registrationId !== undefined)
      registrationOf.set(accountId, registrationId);
  }
  const groups = Map.groupBy(records, ({ record }) => JSON.stringify(subjectOf(record, registrationOf)));
  const stories = [...groups.values()].map((members) => storyOf(members, registrationOf, isWhole));
  return [
    ...stories.filter(({ kind }) => kind !== "other"),
    ...stories.filter(({ kind }) => kind === "other"),
  ];
}

function subjectOf(record: AuditRecord, registrationOf: ReadonlyMap<string, string>) {
  const { accountId, emailHmac } = record;
  const registrationId = record.registrationId ?? registrationOf.get(accountId ?? "");
  if (registrationId !== undefined) return { kind: "registration", registrationId } as const;
  if (accountId !== undefined) return { kind: "account", accountId } as const;
  return emailHmac === undefined ? ({ kind: "other" } as const) : ({ kind: "address", emailHmac } as const);
}

function storyOf(
  records: readonly FoundRecord[],
  registrationOf: ReadonlyMap<string, string>,
  isWhole: boolean,
): Story {
  const subject =
    records[0] === undefined ? ({ kind: "other" } as const) : subjectOf(records[0].record, registrationOf);
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
