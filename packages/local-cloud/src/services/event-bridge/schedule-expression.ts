import { parseCron, type Schedule } from "./cron.ts";

const unitMs = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/**
 * Reads `rate(1 day)` or `cron(0 18 * * ? *)`. Throws an error that names what EventBridge would refuse, and what it
 * could take and this cannot: to take it for something else would fire at another time than AWS does.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 */
export function parseSchedule(expression: string): Schedule {
  const [, kind, inner = ""] = /^(rate|cron)\((.*)\)$/.exec(expression) ?? [];
  try {
    if (kind === "rate") return parseRate(inner);
    if (kind === "cron") return parseCron(inner);
  } catch (cause) {
    throw new Error(`ScheduleExpression ${expression}: ${(cause as Error).message}`, { cause }); // thrown here
  }
  throw new Error(`ScheduleExpression ${expression}: only rate(…) and cron(…) are known`);
}

/** A rule's first turn comes one period after it was made, as on AWS. */
function parseRate(inner: string): Schedule {
  const [, digits = "", unit = ""] = /^([1-9]\d*) (minute|hour|day)s?$/.exec(inner) ?? [];
  if (!(unit in unitMs)) throw new Error("a rate is a whole number and minutes, hours or days");
  const value = Number(digits);
  if (inner.endsWith("s") === (value === 1)) throw new Error("a rate of 1 is singular, every other plural");
  const periodMs = value * unitMs[unit as keyof typeof unitMs]; // looked up above
  return { next: (after) => after + periodMs };
}
