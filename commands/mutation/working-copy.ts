/** A copy of the project in which every mutant is present and none active: which one is, is chosen at run time. */
import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Instrumenter } from "@stryker-mutator/instrumenter";
import { spared, type Target } from "./targets.ts";

export interface Mutant {
  readonly id: string;
  readonly target: Target;
  readonly file: string;
  readonly line: number;
  readonly mutator: string;
  readonly original: string;
  readonly replacement: string;
}

export interface WorkingCopy {
  readonly root: string;
  readonly mutants: readonly Mutant[];
  /** The project's files, relative to the root. */
  readonly files: readonly string[];
  remove(): void;
}

/** The instrumenter reports its progress to a logger; here the runner reports. */
const silent = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
  trace() {},
  debug() {},
  info() {},
  warn() {},
  error() {},
  fatal() {},
};

export async function workingCopy(
  project: string,
  targets: readonly Target[],
  isChosen: (file: string) => boolean,
): Promise<WorkingCopy> {
  const root = mkdtempSync(join(tmpdir(), "mutation-"));
  const list = ["ls-files", "--cached", "--others", "--exclude-standard"];
  const listed = execFileSync("git", list, { cwd: project, encoding: "utf8" });
  const files = listed.split("\n").filter((file) => file !== "" && existsSync(join(project, file)));
  for (const file of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    cpSync(join(project, file), join(root, file), { force: true });
  }
  symlinkSync(join(project, "node_modules"), join(root, "node_modules"));

  const mutants: Mutant[] = [];
  for (const target of targets) {
    const mutated = files.filter(
      (file) =>
        file.startsWith(`${target.folder}/`) &&
        file.endsWith(".ts") &&
        !spared.some((each) => file.startsWith(each)) &&
        isChosen(file),
    );
    mutants.push(...(await instrument(root, target, mutated, mutants.length)));
  }
  return { root, mutants, files, remove: () => rmSync(root, { recursive: true, force: true }) };
}

async function instrument(
  root: string,
  target: Target,
  names: readonly string[],
  from: number,
): Promise<Mutant[]> {
  const sources = new Map(names.map((name) => [name, readFileSync(join(root, name), "utf8")]));
  const given = [...sources].map(([name, content]) => ({ name, content, mutate: true }));
  const result = await new Instrumenter(silent).instrument(given, {
    plugins: null,
    excludedMutations: [],
    ignorers: [],
  });
  // Each call counts from 0.
  const renumbered = (code: string) =>
    code.replace(
      /(stryMutAct_9fa48|stryCov_9fa48)\(((?:"\d+"(?:, )?)+)\)/g,
      (_, helper: string, ids: string) =>
        `${helper}(${ids.replace(/\d+/g, (id) => String(Number(id) + from))})`,
    );
  for (const { name, content } of result.files) writeFileSync(join(root, name), renumbered(content));
  return result.mutants.flatMap(({ id, fileName, location, mutatorName, replacement }) => {
    const original = textAt(sources.get(fileName) ?? "", location);
    if (target.ignoresTexts && isText(mutatorName, original)) return [];
    return [
      {
        id: String(Number(id) + from),
        target,
        file: fileName,
        line: location.start.line + 1,
        mutator: mutatorName,
        original,
        replacement,
      },
    ];
  });
}

/** A sentence, in either language; what has neither spaces nor Japanese is a word that programs read. */
const isText = (mutator: string, original: string) =>
  mutator === "StringLiteral" && /[^\x20-\x7e]| /.test(original);

interface Position {
  readonly line: number;
  readonly column: number;
}

/** Lines and columns count from 0. */
function textAt(
  source: string,
  { start, end }: { readonly start: Position; readonly end: Position },
): string {
  const lines = source.split("\n").slice(start.line, end.line + 1);
  const last = lines.length - 1;
  return lines
    .map((line, at) => line.slice(at === 0 ? start.column : 0, at === last ? end.column : undefined))
    .join("\n");
}
