/** Values that begin with a hyphen, as one id in sixty-four does, and which `parseArgs` would take for options. */
import type { ParseArgsOptionsConfig } from "node:util";

/** An id, or a proposal's, which begins with its account's; no option has such a name. */
const id = /^-[\w-]{21}(?:\.[\w-]+)?$/;

/** The same arguments for `parseArgs`: `--account -x` as `--account=-x`, and ids without an option at the end. */
export function withHyphenatedValues(args: readonly string[], options: ParseArgsOptionsConfig): string[] {
  const isOption = (arg: string) => arg.startsWith("--") && Object.hasOwn(options, arg.slice(2));
  const ahead: string[] = [];
  const behind: string[] = [];
  for (const arg of args) {
    const before = ahead.at(-1) ?? "";
    const awaitsValue = isOption(before) && options[before.slice(2)]?.type === "string";
    if (awaitsValue && !isOption(arg)) ahead.splice(-1, 1, `${before}=${arg}`);
    else (id.test(arg) ? behind : ahead).push(arg);
  }
  return behind.length === 0 ? ahead : [...ahead, "--", ...behind];
}
