import { auditRecord } from "../../../contracts/audit.ts";
import { sortableTime } from "../japan-time.ts";
import type { Words } from "../words/words.ts";
import { sentence } from "./story-text.ts";
import type { Answer } from "./text.ts";

/** Excel takes a file for UTF-8 by it. */
const byteOrderMark = "\uFEFF";

/** Every member of a record, in the order of the contract. */
const members = Object.keys(auditRecord.shape) as readonly (keyof typeof auditRecord.shape)[]; // its own keys

/** The answer as a table (RFC 4180), one row for each event, story after story. */
export function csvOf({ stories }: Answer, words: Words): string {
  const { time, sentence: what, times: repeats } = words.columns;
  const rows = stories.flatMap(({ records }) =>
    records.map(({ record, times }) => [
      sortableTime(record.time),
      sentence(record, words),
      times,
      ...members.map((member) => record[member] ?? ""),
    ]),
  );
  const lines = [[time, what, repeats, ...members], ...rows].map((row) => row.map(cell).join(","));
  return `${byteOrderMark}${lines.join("\r\n")}\r\n`;
}

/** An id may begin with a hyphen, which a spreadsheet would take for a formula: the apostrophe makes it a text. */
function cell(value: string | number): string {
  const text = /^[=+\-@\t\r]/.test(String(value)) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
