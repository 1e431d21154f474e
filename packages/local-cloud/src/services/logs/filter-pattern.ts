/**
 * The part of CloudWatch Logs' JSON filter patterns that is emulated: members compared with quoted text, in which `*`
 * stands for anything, joined by `&&`, `||` and parentheses. Whatever else AWS knows is refused by name.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
import { ServiceError } from "../shared/service-error.ts";

/** Whether a log event's parsed message matches. */
export type Matcher = (message: unknown) => boolean;

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html */
const maxLength = 1024;

const token = /\s*(?<token>\$(?:\.\w+)+|"(?<text>[^"\\]*)"|&&|\|\||[{}()=])/y;

/** Throws `InvalidParameterException` for what is no pattern, or none that is emulated. */
export function parseFilterPattern(pattern: string): Matcher {
  if (pattern.length > maxLength) throw invalid(`is longer than ${maxLength} characters`);
  const tokens = tokensOf(pattern);
  const reader = { next: () => tokens.shift(), peek: () => tokens[0] };
  expect(reader, "{");
  const matcher = anyOf(reader);
  expect(reader, "}");
  if (reader.peek() !== undefined) throw invalid(`goes on after its end with ${reader.peek()}`);
  return matcher;
}

interface Reader {
  next(): string | undefined;
  peek(): string | undefined;
}

function tokensOf(pattern: string): string[] {
  const tokens: string[] = [];
  const text = pattern.trimEnd();
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const found = token.exec(text)?.groups?.["token"];
    if (found === undefined) throw invalid(`is not emulated by the local cloud from "${text.slice(at)}" on`);
    tokens.push(found);
  }
  return tokens;
}

function anyOf(reader: Reader): Matcher {
  const options = joined(reader, "||", () => joinedAll(reader));
  return (message) => options.some((matches) => matches(message));
}

function joinedAll(reader: Reader): Matcher {
  const conditions = joined(reader, "&&", () => condition(reader));
  return (message) => conditions.every((matches) => matches(message));
}

function joined(reader: Reader, by: string, read: () => Matcher): Matcher[] {
  const all = [read()];
  while (reader.peek() === by) {
    reader.next();
    all.push(read());
  }
  return all;
}

function condition(reader: Reader): Matcher {
  const first = reader.next();
  if (first === "(") {
    const inner = anyOf(reader);
    expect(reader, ")");
    return inner;
  }
  if (!first?.startsWith("$.")) throw invalid(`has ${first ?? "nothing"} where a member ($.name) belongs`);
  expect(reader, "=");
  const value = reader.next();
  if (!value?.startsWith('"')) throw invalid(`has ${value ?? "nothing"} where text in quotes belongs`);
  const [path, wanted] = [first.slice(2).split("."), value.slice(1, -1)];
  const expression = new RegExp(`^${wanted.split("*").map(escaped).join("[^]*")}$`);
  return (message) => {
    const found = memberAt(message, path);
    return typeof found === "string" && expression.test(found);
  };
}

const escaped = (text: string): string => text.replace(/[\\^$.|?+()[\]{}/]/g, "\\$&");

function expect(reader: Reader, wanted: string): void {
  const found = reader.next();
  if (found !== wanted) throw invalid(`has ${found ?? "nothing"} where ${wanted} belongs`);
}

function memberAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, name) =>
      typeof at === "object" && at !== null && Object.hasOwn(at, name) ? Reflect.get(at, name) : undefined,
    value,
  );
}

function invalid(problem: string): ServiceError {
  return new ServiceError("InvalidParameterException", `Invalid filter pattern: it ${problem}`);
}
