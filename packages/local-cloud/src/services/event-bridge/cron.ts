/** When a rule is due, in UTC. */
export interface Schedule {
  /** The first moment after this one, both in epoch milliseconds; `undefined` when there is none any more. */
  next(after: number): number | undefined;
}

interface Field {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Instead of numbers, the first one for `from`. */
  readonly names?: readonly string[];
}

const months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const weekdays = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

const minute = { name: "minutes", from: 0, to: 59 };
const hour = { name: "hours", from: 0, to: 23 };
const dayOfMonth = { name: "day of month", from: 1, to: 31 };
const month = { name: "month", from: 1, to: 12, names: months };
const dayOfWeek = { name: "day of week", from: 1, to: 7, names: weekdays };
const year = { name: "year", from: 1970, to: 2199 };

const dayMs = 86_400_000;
/** 29 February comes back after eight years at the latest, and the years in between are looked through day by day. */
const mostDays = 9 * 366;

/** Six fields: minutes, hours, day of month, month, day of week, year. `L`, `W` and `#` are not known here. */
export function parseCron(inner: string): Schedule {
  const parts = inner.split(" ");
  const [minutes, hours, monthDays, monthsPart, weekDays, years] = parts;
  if (parts.length !== 6 || years === undefined) throw new Error("a cron has six fields");
  if ((monthDays === "?") === (weekDays === "?"))
    throw new Error("one of day of month and day of week is ?, and not both");
  const atMinutes = sorted(minutes, minute);
  const atHours = sorted(hours, hour);
  const onMonthDays = monthDays === "?" ? undefined : valuesOf(monthDays, dayOfMonth);
  const inMonths = valuesOf(monthsPart, month);
  const onWeekDays = weekDays === "?" ? undefined : valuesOf(weekDays, dayOfWeek);
  const inYears = valuesOf(years, year);

  const isOn = (day: Date): boolean =>
    inYears.has(day.getUTCFullYear()) &&
    inMonths.has(day.getUTCMonth() + 1) &&
    (onMonthDays?.has(day.getUTCDate()) ?? true) &&
    (onWeekDays?.has(day.getUTCDay() + 1) ?? true);
  const momentsOf = (midnight: number): readonly number[] =>
    atHours.flatMap((h) => atMinutes.map((m) => midnight + h * 3_600_000 + m * 60_000));

  return {
    next(after) {
      const today = Math.floor(after / dayMs) * dayMs;
      for (let midnight = today; midnight <= lastDay(today); midnight += dayMs) {
        if (!isOn(new Date(midnight))) continue;
        const found = momentsOf(midnight).find((moment) => moment > after);
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };

  /** A year to come that the expression names may be farther away than any leap day. */
  function lastDay(today: number): number {
    const firstYear = Math.min(
      ...[...inYears].filter((each) => each >= new Date(today).getUTCFullYear()),
      year.to,
    );
    return Math.max(today, Date.UTC(firstYear, 0, 1)) + mostDays * dayMs;
  }
}

const sorted = (part: string | undefined, field: Field): readonly number[] =>
  [...valuesOf(part, field)].sort((a, b) => a - b);

/** `*`, `5`, `1-5`, `0/15`, `1-30/2`, names, and several of them after commas. */
function valuesOf(part: string | undefined, field: Field): ReadonlySet<number> {
  return new Set((part ?? "").split(",").flatMap((item) => itemValues(item, field)));
}

function itemValues(item: string, field: Field): readonly number[] {
  const [, range = "", step] = /^([^/]+)(?:\/([1-9]\d*))?$/.exec(item) ?? [];
  const [first, last, ...more] = range === "*" ? [field.from, field.to] : range.split("-").map(toNumber);
  const from = toValue(first);
  const to = last === undefined ? (step === undefined ? from : field.to) : toValue(last);
  if (more.length > 0 || from > to) throw unknown();
  const values = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return values.filter((value) => (value - from) % Number(step ?? 1) === 0);

  function toNumber(text: string): number {
    const index = field.names?.indexOf(text.toUpperCase()) ?? -1;
    if (index >= 0) return field.from + index;
    return /^\d+$/.test(text) ? Number(text) : Number.NaN;
  }
  function toValue(value: number | undefined): number {
    if (value === undefined || !(value >= field.from && value <= field.to)) throw unknown();
    return value;
  }
  function unknown(): Error {
    return new Error(`${field.name}: ${item} is unknown to the local cloud`);
  }
}
