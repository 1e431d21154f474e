import * as z from "zod/v4/core";
import { ConfigurationError } from "./configuration-error.ts";

/**
 * Checks configuration against its schema.
 *
 * @param source what the reader should open to mend it, e.g. `municipalities/<id>/config.ts`
 * @returns the configuration as the schema's output type
 * @throws ConfigurationError that lists every wrong field by its path (`mail.sender: …`), one a line
 */
export function parseConfig<S extends z.$ZodType>(schema: S, value: unknown, source: string): z.output<S> {
  const result = z.safeParse(schema, value, { error: remedy });
  if (result.success) return result.data;
  throw new ConfigurationError(source, result.error.issues.flatMap(faultsIn));
}

/** A member that the schema does not know is a fault of its own. */
function faultsIn(issue: z.$ZodIssue): string[] {
  if (issue.code !== "unrecognized_keys") return [`${nameOf(issue.path)}: ${issue.message}`];
  return issue.keys.map(
    (key) => `${nameOf([...issue.path, key])}: is no setting; correct its name or remove it`,
  );
}

const nameOf = (path: readonly PropertyKey[]) => path.map(String).join(".") || "(top level)";

/** What to do where the schema itself has no words for it. */
function remedy(issue: z.$ZodRawIssue): string | undefined {
  if (issue.code === "invalid_type") {
    return issue.input === undefined
      ? "is missing; add it"
      : `must be ${kinds[issue.expected] ?? issue.expected}`;
  }
  if (issue.code === "invalid_value")
    return `must be ${issue.values.length > 1 ? "one of " : ""}${issue.values.map((each) => JSON.stringify(each)).join(", ")}`;
  if (issue.code === "too_small") return "must not be empty";
  if (issue.code === "too_big") return `must ${verbs[issue.origin] ?? "be"} ${issue.maximum} at most`;
  if (issue.code === "invalid_format") return formats[issue.format];
  return undefined;
}

const kinds: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list, in [ ]",
  object: "a group of settings, in { }",
  record: "a group of settings, in { }",
};

const verbs: Readonly<Record<string, string>> = { array: "name", string: "have" };

const formats: Readonly<Record<string, string>> = {
  url: "must be an address such as https://example.lg.jp/",
  email: "must be an e-mail address",
  regex: "has characters that are not allowed here; write it as the examples are",
};
