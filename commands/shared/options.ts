/** The options of a command: what cannot be meant is said in one sentence, with what can, before anything is begun. */
import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { ExpectedError, explain } from "./expected-error.ts";

/** Throws ExpectedError for an option that there is not, that lacks its value or is given twice. */
export function readOptions<const T extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: T,
  usage: string,
) {
  try {
    const { values, tokens } = parseArgs({ args: [...args], options, tokens: true });
    const given = tokens.flatMap((token) => (token.kind === "option" ? [token.name] : []));
    const twice = given.find((name, at) => given.indexOf(name) < at);
    if (twice !== undefined) throw new Error(`--${twice} is given more than once.`);
    return values;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ExpectedError(`${reason}\n\n${usage}`, cause);
  }
}

/** The value of an option that is a number of things. Throws ExpectedError. */
export function wholeNumber(option: string, value: string, least: number): number {
  const number = Number(value);
  if (/^\d{1,9}$/.test(value) && number >= least) return number;
  throw new ExpectedError(`--${option} ${value} is no number: give a whole one from ${least} on.`);
}

/** For a command that is nothing but its work: reads what it is given, or ends with the sentence or the usage. */
export function optionsOrExit<T>(usage: string, read: (args: readonly string[]) => T): T {
  const args = process.argv.slice(2);
  if (args.includes("--help") || args.includes("-h")) {
    console.info(usage);
    process.exit(0);
  }
  try {
    return read(args);
  } catch (error) {
    console.error(explain(error));
    process.exit(1);
  }
}
