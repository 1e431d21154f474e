import { type AuditRecord, everyAuditRecord, readAuditRecord } from "../../contracts/audit.ts";
import { eachOnce, type FoundRecord } from "../../functions/domain/audit-records.ts";
import { keyedHash } from "../../functions/domain/secret-token.ts";
import { type Criterion, patternsFor } from "./filter-patterns.ts";
import type { Question } from "./options.ts";
import type { AuditSource } from "./source.ts";

export interface Findings {
  /** In the order of time, each once. */
  readonly records: readonly FoundRecord[];
  /** Lines that claim to be audit records and are none: a newer release's, or not written by the service. */
  readonly unreadable: number;
  /** What an address became: one HMAC for each version of the secret. */
  readonly emailHmacs: readonly string[];
  /** Of other addresses that accounts with this one had before, or have now; the records of those are here, too. */
  readonly linkedHmacs: readonly string[];
}

/** Asks for the subject's records, and then for all of the registrations and accounts that they name. */
export async function search(
  { subject, period }: Pick<Question, "subject" | "period">,
  source: AuditSource,
  onProgress: (found: number) => void = () => {},
): Promise<Findings> {
  const lines = new Set<string>();
  const collect = async (patterns: readonly string[]): Promise<void> => {
    for (const pattern of patterns) {
      for await (const part of source.lines(pattern, period)) {
        for (const line of part) lines.add(line);
        onProgress(lines.size);
      }
    }
  };

  if (subject.kind === "everybody") {
    await collect([everyAuditRecord]);
    return { ...sorted(lines), emailHmacs: [], linkedHmacs: [] };
  }
  const emailHmacs = subject.kind === "email" ? await hashesOf(subject.email, source) : [];
  const asked: Criterion[] =
    subject.kind === "email"
      ? emailHmacs.flatMap((hash): Criterion[] => [
          ["emailHmac", hash],
          ["previousEmailHmac", hash],
        ])
      : [[members[subject.kind], subject.id]];
  // What is found names what belongs to it, and nothing that this names is new in the third round.
  const known = new Set<string>();
  for (let criteria = asked; criteria.length > 0; criteria = newOnes(related(lines), known)) {
    for (const [, value] of criteria) known.add(value);
    await collect(patternsFor(criteria));
  }
  const linkedHmacs = subject.kind === "email" ? linkedTo(lines, emailHmacs) : [];
  const found = new Set(lines);
  await collect(patternsFor(linkedHmacs.map((hash) => ["emailHmac", hash])));
  for (const line of lines) if (!found.has(line) && isOfOthers(line, known)) lines.delete(line);
  return { ...sorted(lines), emailHmacs, linkedHmacs };
}

/** The other addresses of the changes of address that the lines are about. */
function linkedTo(lines: Iterable<string>, emailHmacs: readonly string[]): string[] {
  const linked = new Set<string>();
  for (const line of lines) {
    const { emailHmac, previousEmailHmac } = read(line) ?? {};
    if (emailHmac === undefined || previousEmailHmac === undefined) continue;
    for (const hash of [emailHmac, previousEmailHmac]) if (!emailHmacs.includes(hash)) linked.add(hash);
  }
  return [...linked];
}

/** An address that was given up may be another account's later: what names that one is not asked for. */
function isOfOthers(line: string, known: ReadonlySet<string>): boolean {
  const { registrationId, flowId, accountId } = read(line) ?? {};
  const names = [registrationId, flowId, accountId].filter((name) => name !== undefined);
  return names.length > 0 && !names.some((name) => known.has(name));
}

const members = { account: "accountId", registration: "registrationId", number: "receptionNumber" } as const;

const newOnes = (criteria: readonly Criterion[], known: ReadonlySet<string>): Criterion[] =>
  criteria.filter(([, value]) => !known.has(value));

async function hashesOf(email: string, source: AuditSource): Promise<string[]> {
  const keys = await source.emailKeys();
  return keys.map(({ secret }) => keyedHash(secret, "email", email));
}

/** Registrations, other flows and accounts that the lines are about. */
function related(lines: Iterable<string>): Criterion[] {
  const found = new Map<string, Criterion>();
  for (const line of lines) {
    const { registrationId, flowId, accountId } = read(line) ?? {};
    if (registrationId !== undefined) found.set(registrationId, ["registrationId", registrationId]);
    if (flowId !== undefined) found.set(flowId, ["flowId", flowId]);
    if (accountId !== undefined) found.set(accountId, ["accountId", accountId]);
  }
  return [...found.values()];
}

export function read(line: string): AuditRecord | undefined {
  try {
    return readAuditRecord(line);
  } catch {
    return undefined; // counted as unreadable
  }
}

function sorted(lines: ReadonlySet<string>): Pick<Findings, "records" | "unreadable"> {
  const parsed = [...lines].flatMap((line) => read(line) ?? []);
  return { records: eachOnce(parsed), unreadable: lines.size - parsed.length };
}
