import type { AuditRecord } from "../../contracts/audit.ts";
import { failure } from "./failure.ts";
import { read } from "./search.ts";
import type { AuditSource } from "./source.ts";

/** A number that lies between two others: of what happened while it was counted, nobody can say on which side it is. */
interface Between {
  readonly least: number;
  readonly most: number;
}

/** What the trail says of accounts beside what the latest sweep has counted. */
export interface Reconciliation {
  /** When the count began and ended, UTC. */
  readonly since: string;
  readonly until: string;
  readonly counted: { readonly accounts: number; readonly erased: number };
  /** Of the trail, by accounts: completed registrations, and deletions. */
  readonly made: Between;
  readonly deleted: Between;
  readonly differences: readonly ("made" | "deleted")[];
}

const pattern =
  '{ ($.message.audit.event = "registration.completed") || ($.message.audit.event = "account.deleted") || ($.message.audit.event = "sweep.counted") }';

/**
 * Whether every completed registration is an account or the tombstone of one, and no account stands without its
 * registration; and whether every deletion has left its tombstone.
 *
 * @throws AuditFailure if no sweep has counted the accounts yet
 */
export async function reconcile(source: AuditSource): Promise<Reconciliation> {
  const records: AuditRecord[] = [];
  for await (const lines of source.lines(pattern, {}))
    records.push(...lines.flatMap((line) => read(line) ?? []));
  const counts = records.filter(({ event }) => event === "sweep.counted");
  const latest = counts.toSorted((a, b) => (a.time < b.time ? -1 : 1)).at(-1);
  const [accounts, erased] = latest?.reason?.split("/").map(Number) ?? [];
  if (latest?.since === undefined || accounts === undefined || erased === undefined)
    throw failure("no-count");

  const { since, time: until } = latest;
  const between = (event: AuditRecord["event"]): Between => {
    const of = records.filter((each) => each.event === event && each.outcome === "success");
    const before = (time: string) =>
      new Set(of.flatMap((each) => (each.time < time && each.accountId) || [])).size;
    return { least: before(since), most: before(until) };
  };
  const [made, deleted] = [between("registration.completed"), between("account.deleted")];
  const isOff = (counted: number, { least, most }: Between) => counted < least || counted > most;
  const differences = [
    ...(isOff(accounts + erased, made) ? (["made"] as const) : []),
    ...(isOff(erased, deleted) ? (["deleted"] as const) : []),
  ];
  return { since, until, counted: { accounts, erased }, made, deleted, differences };
}
