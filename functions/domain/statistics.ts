/** Figures of a period, from its audit records alone: nobody can be found by them. */
import type { AuditEventName, AuditRecord } from "../../contracts/audit.ts";
import { dayInJapan } from "../../contracts/japan-time.ts";
import { type AccountCount, accountCountOf } from "./reconciliation.ts";
import { byCharacters } from "./text-order.ts";

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
  /** What the city's people did for callers, by their reason. */
  readonly deskActions: readonly Counted[];
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
export const statisticsOf = (records: readonly AuditRecord[]): Statistics => figuresOf(tallyOf(records));

/** What is counted of some records: several of them, of one day each, make one of a month. */
export interface Tally {
  /** By their number: who starts before midnight and completes after it stands in two tallies, and in the sum once. */
  readonly registrations: Readonly<Record<string, Registration>>;
  /** By the mail service's number. */
  readonly mails: Readonly<Record<string, TalliedMail>>;
  readonly brokenRules: Counts;
  readonly signIns: Counts;
  readonly deskActions: Counts;
  readonly events: Counts;
  /** Accounts that were erased, by their number: the first time that it was recorded, in epoch milliseconds. */
  readonly deleted: Readonly<Record<string, number>>;
  /** What sweeps have counted. */
  readonly counted: readonly AccountCount[];
}

type Counts = Readonly<Record<string, number>>;

/** @param records each once, in the order of time */
export const tallyOf = (records: readonly AuditRecord[]): Tally => ({
  registrations: registrationsIn(records),
  mails: mailsIn(records),
  brokenRules: countsOf(
    records.flatMap(({ event, reason = "" }) => (event === "input.rejected" ? reason.split(",") : [])),
  ),
  signIns: countsOf(
    records.flatMap(({ event, reason = "" }) => (event === "auth.signed-in" ? [reason] : [])),
  ),
  deskActions: countsOf(records.flatMap((record) => (isDeskAction(record) ? [record.reason ?? ""] : []))),
  events: countsOf(records.map(({ event }) => event)),
  deleted: deletedIn(records),
  counted: records.flatMap(accountCountOf),
});

function deletedIn(records: readonly AuditRecord[]): Tally["deleted"] {
  const found = new Map<string, number>();
  for (const { event, accountId, time } of records)
    if (event === "account.deleted" && accountId !== undefined && !found.has(accountId))
      found.set(accountId, Date.parse(time));
  return Object.fromEntries(found);
}

/** What an operator did: not what was refused, nor what a proposal's approval has carried out, nor what others answered to it. */
const isDeskAction = ({ event, operatorHash }: AuditRecord) =>
  event.startsWith("desk.") &&
  operatorHash !== undefined &&
  event !== "desk.refused" &&
  event !== "desk.executed";

/** @param tallies in the order of time */
export function sumOf(tallies: Iterable<Tally>): Tally {
  const adding = tallySum();
  for (const tally of tallies) adding.add(tally);
  return adding.sum();
}

/** Adds tallies up one by one, in the order of time, so that only their sum has to be held. */
export function tallySum() {
  const registrations = new Map<string, Registration>();
  const mails = new Map<string, TalliedMail>();
  const deleted = new Map<string, number>();
  const counted: AccountCount[] = [];
  const counts = {
    brokenRules: counting(),
    signIns: counting(),
    deskActions: counting(),
    events: counting(),
  };
  return {
    add(tally: Tally): void {
      for (const [id, each] of Object.entries(tally.registrations)) {
        const earlier = registrations.get(id);
        registrations.set(id, earlier ? { ...earlier, ...each, at: { ...each.at, ...earlier.at } } : each);
      }
      for (const [id, each] of Object.entries(tally.mails)) {
        const earlier = mails.get(id);
        mails.set(id, earlier ? { ...earlier, ...each } : each);
      }
      for (const [id, at] of Object.entries(tally.deleted)) deleted.set(id, deleted.get(id) ?? at);
      counted.push(...tally.counted);
      counts.brokenRules.add(tally.brokenRules);
      counts.signIns.add(tally.signIns);
      counts.deskActions.add(tally.deskActions);
      counts.events.add(tally.events);
    },
    sum: (): Tally => ({
      registrations: Object.fromEntries(registrations),
      mails: Object.fromEntries(mails),
      deleted: Object.fromEntries(deleted),
      counted,
      ...{ brokenRules: counts.brokenRules.sum(), signIns: counts.signIns.sum() },
      ...{ deskActions: counts.deskActions.sum(), events: counts.events.sum() },
    }),
  };
}

function counting() {
  const sum = new Map<string, number>();
  return {
    add(counts: Counts): void {
      for (const [name, count] of Object.entries(counts)) sum.set(name, (sum.get(name) ?? 0) + count);
    },
    sum: (): Counts => Object.fromEntries(sum),
  };
}

export function figuresOf({ events, ...tally }: Tally): Statistics {
  const registrations = Object.values(tally.registrations);
  const named = (...names: readonly AuditEventName[]) =>
    names.reduce((sum, name) => sum + (events[name] ?? 0), 0);
  return {
    days: daysOf(registrations),
    byAccountType: groupsOf(registrations, ({ accountType }) => accountType),
    byLanguage: groupsOf(registrations, ({ language }) => language),
    steps: stepsOf(registrations),
    mails: mailsOf(Object.values(tally.mails)),
    codes: {
      entered: named("code.failed", "code.verified"),
      wrong: named("code.failed"),
      resent: named("code.resent"),
    },
    brokenRules: counted(tally.brokenRules),
    signIns: counted(tally.signIns),
    failedSignIns: named("auth.failed"),
    deskActions: counted(tally.deskActions),
    events: counted(events).toSorted(byName),
  };
}

interface Registration {
  /** First time of each step, in epoch milliseconds. */
  readonly at: { -readonly [Name in StepName]?: number | undefined };
  accountType?: string | undefined;
  language?: string | undefined;
}

/** By their number: what was recorded twice, or resent, is one registration all the same. */
function registrationsIn(records: readonly AuditRecord[]): Tally["registrations"] {
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
  return Object.fromEntries(found);
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
  return [...days].map(([day, counts]) => ({ day, ...counts })).sort((a, b) => byCharacters(a.day, b.day));
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
    .sort(byName);
}

function stepsOf(registrations: readonly Registration[]): Step[] {
  const started = startedIn(registrations);
  const reachedBy = (name: StepName) => started.filter(({ at }) => at[name] !== undefined);
  return stepNames.map((name, index) => {
    const before = stepNames[index - 1];
    const reached = reachedBy(name).length;
    if (before === undefined) return { name, reached, lost: 0, minutes: undefined };
    const took = started.flatMap(({ at }) => {
      const [from, to] = [at[before], at[name]];
      return from === undefined || to === undefined ? [] : [(to - from) / 60_000];
    });
    const lost = reachedBy(before).filter(({ at }) => at[name] === undefined).length;
    return { name, reached, lost, minutes: median(took) };
  });
}

function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  // The one in the middle, or the two: `slice` drops the halves.
  const middle = sorted.slice((sorted.length - 1) / 2, sorted.length / 2 + 1);
  const sum = middle.reduce((all, each) => all + each, 0);
  return middle.length === 0 ? undefined : Math.round((sum / middle.length) * 10) / 10;
}

const mailEvents = {
  sent: "mail.sent",
  delivered: "mail.delivered",
  bounced: "mail.bounced",
  late: "mail.delayed",
} as const satisfies Record<string, AuditEventName>;

type TalliedMail = { readonly [Kind in keyof typeof mailEvents]?: true | undefined } & {
  readonly mailClass?: string | undefined;
};

/** What became of a mail names only the mail: its class was recorded when it was sent. */
function mailsIn(records: readonly AuditRecord[]): Tally["mails"] {
  const found = new Map<string, TalliedMail>();
  for (const { event, sesMessageId, mailClass } of records) {
    const kind = mailKinds.find((name) => mailEvents[name] === event);
    if (kind === undefined || sesMessageId === undefined) continue;
    const mail = { ...found.get(sesMessageId), [kind]: true as const };
    found.set(sesMessageId, mailClass === undefined ? mail : { ...mail, mailClass });
  }
  return Object.fromEntries(found);
}

const mailKinds = Object.keys(mailEvents) as readonly (keyof typeof mailEvents)[]; // its own keys

const mailsOf = (mails: readonly TalliedMail[]): Mails[] =>
  [...Map.groupBy(mails, ({ mailClass }) => mailClass ?? "unknown")]
    .map(([name, all]) => {
      const those = (kind: keyof typeof mailEvents) => all.filter((mail) => mail[kind]).length;
      return {
        ...{ name, sent: those("sent"), delivered: those("delivered") },
        ...{ bounced: those("bounced"), late: those("late") },
      };
    })
    .sort(byName);

const byName = (a: { readonly name: string }, b: { readonly name: string }) => byCharacters(a.name, b.name);

const countsOf = (names: readonly string[]): Counts =>
  Object.fromEntries(
    [...Map.groupBy(names, (name) => name || "unknown")].map(([name, all]) => [name, all.length]),
  );

const counted = (counts: Counts): Counted[] =>
  Object.entries(counts)
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || byName(a, b));
