/** Rules with a schedule: each sends its event when it is due on the moved clock, or when somebody fires it. */
import { randomUUID } from "node:crypto";
import type { Clock } from "../../cloud/clock.ts";
import type { Schedule } from "./cron.ts";
import type { Transform } from "./input-transformer.ts";
import { mayAccept, type QueuePolicy } from "./queue-policy.ts";
import { parseSchedule } from "./schedule-expression.ts";
import { openScheduleState } from "./schedule-state.ts";

/** An `AWS::Events::Rule` with a `ScheduleExpression`. */
export interface ScheduledRule {
  readonly name: string;
  readonly arn: string;
  readonly expression: string;
  readonly targets: readonly { readonly queueArn: string; readonly transform: Transform }[];
}

export interface ScheduleRow {
  readonly name: string;
  readonly expression: string;
  readonly lastFiredAt?: string;
}

export interface SchedulesOptions {
  readonly rules: readonly ScheduledRule[];
  /** By the queue's ARN. */
  readonly policies: ReadonlyMap<string, QueuePolicy>;
  readonly clock: Clock;
  readonly stateDir: string;
  readonly region: string;
  readonly accountId: string;
  send(queueArn: string, body: string): Promise<void>;
  onError(rule: string, error: unknown): void;
}

export interface Schedules {
  rows(): readonly ScheduleRow[];
  /** Fires the rule now, without a change to when it is due; `undefined` when there is none of this name. */
  fire(name: string): Promise<ScheduleRow | undefined>;
  /** Resolves when whatever was due by now has been sent. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** Longest wait of a timer: the clock of a machine that sleeps goes on without it. */
const mostWaitMs = 60_000;
const retryMs = 1_000;

/** Throws when a rule may not send to its queue, and when its expression is not known. */
export function startSchedules(options: SchedulesOptions): Schedules {
  const { rules, policies, clock } = options;
  const state = openScheduleState(options.stateDir);
  const schedules = new Map<string, { readonly rule: ScheduledRule; readonly schedule: Schedule }>();
  for (const rule of rules) {
    for (const { queueArn } of rule.targets)
      if (!mayAccept(policies.get(queueArn) ?? [], queueArn, rule.arn))
        throw new Error(`the policy of ${queueArn} does not let the rule ${rule.name} send messages`);
    const schedule = parseSchedule(rule.expression);
    schedules.set(rule.name, { rule, schedule });
    if (state.of(rule.name)?.expression !== rule.expression)
      note(rule, { dueAt: schedule.next(clock.now()), lastFiredAt: undefined });
  }
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> = Promise.resolve();
  let stopped = false;

  function note(
    { name, expression }: ScheduledRule,
    changes: { readonly dueAt?: number | undefined; readonly lastFiredAt?: number | undefined },
  ): void {
    const { dueAt, lastFiredAt } = { ...state.of(name), ...changes };
    state.set(name, {
      expression,
      ...(dueAt !== undefined && { dueAt }),
      ...(lastFiredAt !== undefined && { lastFiredAt }),
    });
  }

  /** Sent first and noted afterwards: a kill in between fires once more, as EventBridge may. */
  async function send(rule: ScheduledRule, dueAt: number): Promise<void> {
    const event = scheduledEvent(rule, dueAt, options);
    for (const { queueArn, transform } of rule.targets) await options.send(queueArn, transform(event));
    note(rule, { lastFiredAt: clock.now() });
  }

  /** Once per rule, however many of its turns have gone by: like a machine that slept. */
  async function fireDue(): Promise<boolean> {
    let allSent = true;
    for (const { rule, schedule } of schedules.values()) {
      const dueAt = state.of(rule.name)?.dueAt;
      if (stopped || dueAt === undefined || dueAt > clock.now()) continue;
      try {
        await send(rule, dueAt);
        note(rule, { dueAt: schedule.next(clock.now()) });
      } catch (error) {
        allSent = false;
        options.onError(rule.name, error);
      }
    }
    return allSent;
  }

  function check(): void {
    clearTimeout(timer);
    working = working.then(fireDue).then((allSent) => wait(allSent));
  }

  function wait(allSent: boolean): void {
    clearTimeout(timer);
    const times = [...schedules.keys()].flatMap((name) => state.of(name)?.dueAt ?? []);
    if (stopped || times.length === 0) return;
    const waitMs = allSent ? Math.max(0, Math.min(...times) - clock.now()) : retryMs;
    timer = setTimeout(check, Math.min(waitMs, mostWaitMs));
  }

  const leave = clock.onChange(check);
  check();

  const row = ({ name, expression }: ScheduledRule): ScheduleRow => {
    const at = state.of(name)?.lastFiredAt;
    return { name, expression, ...(at !== undefined && { lastFiredAt: new Date(at).toISOString() }) };
  };
  return {
    rows: () => rules.map(row),
    async fire(name) {
      const rule = schedules.get(name)?.rule;
      if (rule === undefined) return undefined;
      await send(rule, clock.now());
      return row(rule);
    },
    settled: () => working,
    async stop() {
      stopped = true;
      leave();
      clearTimeout(timer);
      await working;
    },
  };
}

/** @see https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-scheduled-events.html */
function scheduledEvent(
  { arn }: ScheduledRule,
  at: number,
  { region, accountId }: Pick<SchedulesOptions, "region" | "accountId">,
) {
  return {
    version: "0",
    id: randomUUID(),
    "detail-type": "Scheduled Event",
    source: "aws.events",
    account: accountId,
    time: new Date(at).toISOString().replace(/\.\d+Z$/, "Z"),
    region,
    resources: [arn],
    detail: {},
  };
}
