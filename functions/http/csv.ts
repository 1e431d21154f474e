/** Excel takes a file for UTF-8 by it. */
const byteOrderMark = "\uFEFF";

/** A table as CSV (RFC 4180), for spreadsheets. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `${byteOrderMark}${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;

/**
 * What a spreadsheet would take for a formula gets an apostrophe, which makes it a text: whoever registers a name such as
 * `=HYPERLINK(…)` has it run on nobody's machine (OWASP ASVS 5.0, 1.2.10). Full-width forms count, as some spreadsheets take
 * them for the same.
 */
function cell(value: string): string {
  const text = /^[=+\-@＝＋－＠\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) || text !== value ? `"${text.replaceAll('"', '""')}"` : text;
}
