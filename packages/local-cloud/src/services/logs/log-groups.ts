import { putStreamOf } from "./put-streams.ts";

/** Which functions log into which group. */
export interface LogGroup {
  readonly name: string;
  /** Names under which lines are kept in the log store. */
  readonly writers: string[];
}

export interface LogGroups {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** The group of a line's writer; of one that is no longer declared, the only group, or the one it has by default. */
  of(writer: string): string;
}

export function logGroupsOf(groups: readonly LogGroup[]): LogGroups {
  const byWriter = new Map(groups.flatMap(({ name, writers }) => writers.map((writer) => [writer, name])));
  const names = [...new Set(groups.map(({ name }) => name))].sort();
  const [only, ...others] = names;
  const usual = (writer: string): string =>
    only !== undefined && others.length === 0 ? only : `/aws/lambda/${writer}`;
  return {
    names,
    has: (name) => names.includes(name),
    of: (writer) => byWriter.get(writer) ?? putStreamOf(writer)?.logGroup ?? usual(writer),
  };
}
