/** Code that is written as it is. */
export class Verbatim {
  readonly code: string;

  constructor(code: string) {
    this.code = code;
  }
}

/** A value as TypeScript on one line: the project's formatter breaks it. */
export function printed(value: unknown): string {
  if (value instanceof Verbatim) return value.code;
  if (Array.isArray(value)) return `[${value.map(printed).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, each]) => {
    const key = /^[a-z]\w*$/i.test(name) ? name : JSON.stringify(name);
    return each instanceof Verbatim && each.code === name ? name : `${key}: ${printed(each)}`;
  });
  return `{ ${members.join(", ")} }`;
}
