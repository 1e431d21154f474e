/** Figures of a period, from its audit records alone: nobody can be found by them. */
import type { AuditEventName, AuditRecord } from "../../contracts/audit.ts";
import { dayInJapan } from "../../contracts/japan-time.ts";

export interface Statistics {
  /** By day in Japan, the days on which something happened. */
  readonly days: readonly Day[];
  /** Registrations that were started in the period, by what their start says. */
  readonly byAccountType: readonly Group[];
  readonly byLanguage: readonly Group[];
  /** How far the registrations came that were started in the period, step by step. */
  readonly steps: readonly Step[];
  /** Mails with codes and others, by the class of the address; of the earlier releases, which did not say it, `unknown`. */
  readonly mails: readonly Mails[];
  readonly codes: { readonly entered: number; readonly wrong: number; readonly resent: number };
  /** What inputs were refused for, the most frequent first. */
  readonly brokenRules: readonly Counted[];
  /** Sign-ins by how they came about, and failed ones. */
  readonly signIns: readonly Counted[];
  readonly failedSignIns: number;
  /** How often each event was recorded, whatever its outcome. */
  readonly events: readonly Counted[];
}

export interface Day {
  readonly day: string;
  readonly started: number;
  readonly codeSent: number;
  readonly verified: number;
  readonly completed: number;
}

export interface Group {
  readonly name: string;
  readonly started: number;
  readonly completed: number;
}

export interface Step {
  readonly name: StepName;
  readonly reached: number;
  /** Of those that reached the step before, how many did not reach this one. */
  readonly lost: number;
  /** Median from the step before to this one. */
  readonly minutes: number | undefined;
}

export interface Mails {
  readonly name: string;
  readonly sent: number;
  readonly delivered: number;
  readonly bounced: number;
  readonly late: number;
}

export interface Counted {
  readonly name: string;
  readonly count: number;
}

const steps = {
  started: "registration.started",
  codeSent: "code.issued",
  verified: "code.verified",
  completed: "registration.completed",
} as const satisfies Record<string, AuditEventName>;
export type StepName = keyof typeof steps;
const stepNames = Object.keys(steps) as readonly StepName[]; // its own keys

/** @param records each once, in the order of time */
export function statisticsOf(records: readonly AuditRecord[]): Statistics {
  const registrations = registrationsIn(records);
  const named = (...names: readonly AuditEventName[]) => records.filter(({ event }) => names.includes(event));
  const failed = named("auth.failed").length;
  return {
    days: daysOf(registrations),
    byAccountType: groupsOf(registrations, ({ accountType }) => accountType),
    byLanguage: groupsOf(registrations, ({ language }) => language),
    steps: stepsOf(registrations),
    mails: mailsOf(records),
    codes: {
      entered: named("code.failed", "code.verified").length,
      wrong: named("code.failed").length,
      resent: named("code.resent").length,
    },
    brokenRules: counted(named("input.rejected").flatMap(({ reason = "" }) => reason.split(","))),
    signIns: counted(named("auth.signed-in").map(({ reason = "" }) => reason)),
    failedSignIns: failed,
    events: counted(records.map(({ event }) => event)).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

interface Registration {
  /** First time of each step, in epoch milliseconds. */
  readonly at: Partial<Record<StepName, number>>;
  accountType?: string;
  language?: string;
}

/** By their number: what was recorded twice, or resent, is one registration all the same. */
function registrationsIn(records: readonly AuditRecord[]): Registration[] {
  const found = new Map<string, Registration>();
  for (const { event, registrationId, time, accountType, language } of records) {
    const step = stepNames.find((name) => steps[name] === event);
    if (step === undefined || registrationId === undefined) continue;
    const registration = found.get(registrationId) ?? { at: {} };
    registration.at[step] ??= Date.parse(time);
    if (accountType !== undefined) registration.accountType = accountType;
    if (language !== undefined) registration.language = language;
    found.set(registrationId, registration);
  }
  return [...found.values()];
}

function daysOf(registrations: readonly Registration[]): Day[] {
  const days = new Map<string, Record<StepName, number>>();
  for (const { at } of registrations) {
    for (const name of stepNames) {
      const time = at[name];
      if (time === undefined) continue;
      const day = dayInJapan(time);
      const counts = days.get(day) ?? { started: 0, codeSent: 0, verified: 0, completed: 0 };
      counts[name] += 1;
      days.set(day, counts);
    }
  }
  return [...days].map(([day, counts]) => ({ day, ...counts })).sort((a, b) => (a.day < b.day ? -1 : 1));
}

const startedIn = (registrations: readonly Registration[]) =>
  registrations.filter(({ at }) => at.started !== undefined);

function groupsOf(
  registrations: readonly Registration[],
  nameOf: (registration: Registration) => string | undefined,
): Group[] {
  const groups = Map.groupBy(startedIn(registrations), (each) => nameOf(each) ?? "unknown");
  return [...groups]
    .map(([name, members]) => ({
      name,
      started: members.length,
      completed: members.filter(({ at }) => at.completed !== undefined).length,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function stepsOf(registrations: readonly Registration[]): Step[] {
  const started = startedIn(registrations);
  const reachedBy = (name: StepName) => started.filter(({ at }) => at[name] !== undefined);
  return stepNames.map((name, index) => {
    const before = stepNames[index - 1];
    const reached = reachedBy(name);
    if (before === undefined) return { name, reached: reached.length, lost: 0, minutes: undefined };
    const took = reached.flatMap(({ at }) => {
      const [from, to] = [at[before], at[name]];
      return from === undefined || to === undefined ? [] : [(to - from) / 60_000];
    });
    const lost = reachedBy(before).filter(({ at }) => at[name] === undefined).length;
    return { name, reached: reached.length, lost, minutes: median(took) };
  });
}

function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  const next = sorted[Math.ceil((sorted.length - 1) / 2)];
  return middle === undefined || next === undefined ? undefined : Math.round((middle + next) * 5) / 10;
}

const mailEvents = {
  sent: "mail.sent",
  delivered: "mail.delivered",
  bounced: "mail.bounced",
  late: "mail.delayed",
} as const satisfies Record<string, AuditEventName>;

/** What became of a mail names only the mail: its class was recorded when it was sent. */
function mailsOf(records: readonly AuditRecord[]): Mails[] {
  const classOf = new Map<string, string>();
  const mails = new Map<string, Record<keyof typeof mailEvents, Set<string>>>();
  for (const { event, sesMessageId, mailClass } of records) {
    const kind = (Object.keys(mailEvents) as (keyof typeof mailEvents)[]).find(
      (name) => mailEvents[name] === event,
    );
    if (kind === undefined || sesMessageId === undefined) continue;
    if (mailClass !== undefined) classOf.set(sesMessageId, mailClass);
    const name = classOf.get(sesMessageId) ?? "unknown";
    const of = mails.get(name) ?? {
      sent: new Set(),
      delivered: new Set(),
      bounced: new Set(),
      late: new Set(),
    };
    of[kind].add(sesMessageId);
    mails.set(name, of);
  }
  return [...mails]
    .map(([name, { sent, delivered, bounced, late }]) => ({
      ...{ name, sent: sent.size, delivered: delivered.size, bounced: bounced.size, late: late.size },
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function counted(names: readonly string[]): Counted[] {
  return [...Map.groupBy(names, (name) => name || "unknown")]
    .map(([name, all]) => ({ name, count: all.length }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
