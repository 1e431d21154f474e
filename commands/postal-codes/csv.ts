const field = /"((?:[^"]|"")*)"|([^",]*)/y;

/** The fields of one line of CSV (RFC 4180), in which no field goes over to the next line. */
export function csvFields(line: string): string[] {
  const fields: string[] = [];
  field.lastIndex = 0;
  for (;;) {
    const [, quoted, bare = ""] = field.exec(line) ?? [];
    fields.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (line[field.lastIndex] !== ",") return fields;
    field.lastIndex += 1;
  }
}

/** The lines of a file of CSV, as fields. */
export const csvRows = (text: string) => text.split(/\r?\n/).filter(Boolean).map(csvFields);
