/** A date that is chosen part by part. An unchosen part is empty, and the text of an unfinished date says so. */
import { daysInMonth } from "../text/dates.ts";

export interface DateParts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

export function splitDate(text: string): DateParts {
  const [year = "", month = "", day = ""] = text.split("-");
  return { year, month, day };
}

/** `YYYY-MM-DD`; nothing chosen is the empty text, and an unfinished date, such as `1985--`, is none of the calendar. */
export const joinDate = ({ year, month, day }: DateParts): string =>
  year === "" && month === "" && day === "" ? "" : `${year}-${month}-${day}`;

/** A choice may take the day out of its month: then it is to be chosen anew, never moved silently. */
export function chooseDatePart(parts: DateParts, part: keyof DateParts, value: string): DateParts {
  const next = { ...parts, [part]: value };
  const days = daysInMonth(Number(next.year) || undefined, Number(next.month) || undefined);
  return Number(next.day) > days ? { ...next, day: "" } : next;
}
