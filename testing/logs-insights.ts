/**
 * As much of the query language of CloudWatch Logs Insights as our saved queries use, over lines of a log: so that a
 * test sees them answered. What it does not know, it refuses.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
 */
type Value = string | number | boolean | undefined;
export type Row = Readonly<Record<string, Value>>;
type Expression = (row: Row) => Value;

/** Answers of a query, given when it is asked (epoch milliseconds). Blanks are filled in by `parameters`. */
export function insights(
  query: string,
  lines: readonly string[],
  {
    now,
    parameters = {},
  }: { readonly now: number; readonly parameters?: Readonly<Record<string, string | undefined>> },
): Row[] {
  const text = query.replace(/\{\{(\w+)\}\}/g, (_, name: string) => parameters[name] ?? "");
  return text.split("\n| ").reduce((rows, step) => command(step, rows, now), lines.map(rowOf));
}

/** Members by their path, `message.audit.event`, the time as `@timestamp`, and the line as `@message`. */
function rowOf(line: string): Row {
  const record = JSON.parse(line);
  const time = Date.parse(record.timestamp ?? record.time);
  return { "@timestamp": time, "@message": line, ...flat(record, "") };
}

function flat(value: object, path: string): Record<string, Value> {
  const members = Object.entries(value).map(
    ([name, member]) =>
      typeof member === "object" && member !== null
        ? flat(member, `${path}${name}.`)
        : { [`${path}${name}`]: member as Value }, // JSON's scalars; null is of no interest here
  );
  return Object.assign({}, ...members);
}

function command(step: string, rows: readonly Row[], now: number): Row[] {
  const [, name = "", rest = ""] = /^(\w+) (.*)$/s.exec(step) ?? [];
  const parse = (text: string) => parseExpression(text, now);
  switch (name) {
    case "filter": {
      const isWanted = parse(rest);
      return rows.filter((row) => isWanted(row) === true);
    }
    case "fields": {
      const columns = columnsOf(rest).map(({ text, as }) => [as, parse(text)] as const);
      return rows.map((row) => ({ ...row, ...Object.fromEntries(columns.map(([as, of]) => [as, of(row)])) }));
    }
    case "stats":
      return stats(rest, rows, parse);
    case "sort": {
      const [by = "", order] = rest.split(" ");
      const sign = order === "desc" ? -1 : 1;
      return [...rows].sort((a, b) => sign * (Number(a[by]) - Number(b[by])));
    }
    case "limit":
      return rows.slice(0, Number(rest));
    default:
      throw new Error(`unknown command ${name}`);
  }
}

/** `a, f(b, c) as d` → each with its name. */
function columnsOf(text: string) {
  return text.split(/,(?![^(]*\))/).map((column) => {
    const [expression = "", as] = column.trim().split(/ as (?=\w+$)/);
    return { text: expression, as: as ?? expression };
  });
}

type Aggregate = (rows: readonly Row[], of: Expression) => Value;

const present = (rows: readonly Row[], of: Expression) => rows.map(of).filter((value) => value !== undefined);
const numbers = (rows: readonly Row[], of: Expression) => present(rows, of).map(Number);
const inTime = (rows: readonly Row[]) =>
  [...rows].sort((a, b) => Number(a["@timestamp"]) - Number(b["@timestamp"]));

const aggregates: Readonly<Record<string, Aggregate>> = {
  count: (rows) => rows.length,
  count_distinct: (rows, of) => new Set(present(rows, of)).size,
  min: (rows, of) => Math.min(...numbers(rows, of)),
  max: (rows, of) => Math.max(...numbers(rows, of)),
  sum: (rows, of) => numbers(rows, of).reduce((sum, value) => sum + value, 0),
  // Of the first and last record, whether it has the member or not: the stricter reading of the documentation.
  earliest: (rows, of) => inTime(rows).slice(0, 1).map(of)[0],
  latest: (rows, of) => inTime(rows).slice(-1).map(of)[0],
};

function stats(text: string, rows: readonly Row[], parse: (text: string) => Expression): Row[] {
  const [summary = "", grouping = ""] = text.split(/ by (?=[\w., ]+$)/);
  const by = grouping.split(", ");
  const columns = columnsOf(summary).map(({ text: call, as }) => {
    const [, name = "", argument = ""] = /^(\w+)\((.*)\)$/.exec(call) ?? [];
    const aggregate = aggregates[name];
    if (aggregate === undefined) throw new Error(`unknown aggregate ${call}`);
    const of = argument === "*" ? () => 1 : parse(argument);
    return [as, (members: readonly Row[]) => aggregate(members, of)] as const;
  });
  const groupOf = (row: Row) => JSON.stringify(by.map((name) => row[name] ?? null));
  return [...Map.groupBy(rows, groupOf).values()].map((members) => ({
    ...Object.fromEntries(by.map((name) => [name, members[0]?.[name]])),
    ...Object.fromEntries(columns.map(([as, of]) => [as, of(members)])),
  }));
}

/** `1d`, `1h` in milliseconds, and plain numbers. */
const spanOf = (text: string) =>
  Number.parseInt(text, 10) * (text.endsWith("d") ? 86_400_000 : text.endsWith("h") ? 3_600_000 : 1);

const token = /\s*("[^"]*"|\/(?:[^/\\]|\\.)*\/|[@\w.]+|<=|>=|!=|[-+*=<>(),[\]])/y;

/** From what binds least to what binds most. */
const operators: readonly Readonly<Record<string, (a: Value, b: Value) => Value>>[] = [
  { or: (a, b) => a === true || b === true },
  { and: (a, b) => a === true && b === true },
  {
    "=": (a, b) => a === b,
    "!=": (a, b) => a !== b,
    "<": (a, b) => Number(a) < Number(b),
    ">": (a, b) => Number(a) > Number(b),
  },
  { "+": (a, b) => Number(a) + Number(b), "-": (a, b) => Number(a) - Number(b) },
  { "*": (a, b) => Number(a) * Number(b) },
];

function parseExpression(text: string, now: number): Expression {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const found = token.exec(text)?.[1];
    if (found === undefined) throw new Error(`cannot read ${text}`);
    tokens.push(found);
  }
  const result = binary(0);
  if (tokens.length > 0) throw new Error(`${tokens.join(" ")} is left of ${text}`);
  return result;

  function binary(level: number): Expression {
    const known = operators[level];
    if (known === undefined) return operand();
    let left = binary(level + 1);
    for (;;) {
      const operator = tokens[0];
      if (operator !== undefined && Object.hasOwn(known, operator)) {
        tokens.shift();
        const [apply, a, b] = [known[operator], left, binary(level + 1)];
        left = (row) => apply?.(a(row), b(row));
      } else return level === 2 ? membership(left) : left;
    }
  }

  function membership(left: Expression): Expression {
    if (tokens[0] === "like") {
      const pattern = new RegExp(tokens.splice(0, 2)[1]?.slice(1, -1) ?? "");
      return (row) => pattern.test(String(left(row) ?? ""));
    }
    if (tokens[0] !== "in") return left;
    const end = tokens.indexOf("]");
    const values = tokens
      .splice(0, end + 1)
      .flatMap((each) => (each.startsWith('"') ? each.slice(1, -1) : []));
    return (row) => values.includes(String(left(row)));
  }

  function operand(): Expression {
    const first = tokens.shift() ?? "";
    if (first === "(") {
      const inner = binary(0);
      tokens.shift();
      return inner;
    }
    if (first.startsWith('"')) return () => first.slice(1, -1);
    if (/^\d+[dh]?$/.test(first)) return () => spanOf(first);
    return tokens[0] === "(" ? call(first) : (row) => row[first];
  }

  function call(name: string): Expression {
    const values: Expression[] = [];
    while (tokens.shift() !== ")") if (tokens[0] !== ")") values.push(binary(0));
    const [a = () => undefined, b = () => undefined] = values;
    const functions: Readonly<Record<string, Expression>> = {
      toMillis: a,
      fromMillis: a,
      now: () => Math.floor(now / 1000),
      strcontains: (row) => (String(a(row) ?? "").includes(String(b(row))) ? 1 : 0),
      datefloor: (row) => Math.floor(Number(a(row)) / Number(b(row))) * Number(b(row)),
    };
    const found = functions[name];
    if (found === undefined) throw new Error(`unknown function ${name}`);
    return found;
  }
}
