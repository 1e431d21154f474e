/**
 * Puts names through the form's rules, from files of whatever data one has: a line has `person`, `organization` or `address`, a tab and the
 * name. Prints what becomes of them, and what must not.
 *
 * Usage: npm run names -- <file>...
 */
import { readFileSync } from "node:fs";
import { judgeName, type NameKind, nameKinds, wrongedIn } from "../../testing/japanese/names.ts";
import { ExpectedError, explain } from "../shared/expected-error.ts";

const usage = `npm run names -- <file>...

What becomes of names in the form. A line of a file has person, organization or address, a tab and the name.`;
const manyShown = 40;

try {
  console.info(judgeFiles(process.argv.slice(2)));
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

function judgeFiles(files: readonly string[]): string {
  if (files.length === 0 || files.some((file) => file.startsWith("-"))) throw new ExpectedError(usage);
  const counts = new Map<string, number>();
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  const unsuggested = new Map<string, string>();
  const wronged: string[] = [];
  for (const { kind, name } of files.flatMap(namesIn)) {
    const outcome = judgeName(kind, name);
    const { kind: became } = outcome;
    count(`${kind}: ${became === "stored" && !outcome.isSame ? "stored in another form" : became}`);
    if (became === "refused") for (const one of outcome.without) unsuggested.set(one, name);
    const wrong = wrongedIn(kind, name, outcome);
    if (wrong) wronged.push(wrong);
  }
  if (wronged.length > 0) throw new ExpectedError(wronged.slice(0, manyShown).join("\n"));
  return [
    ...[...counts].sort().map(([what, many]) => `${many.toLocaleString("en")} ${what}`),
    `Nothing is suggested for: ${[...unsuggested].map(([one, name]) => `${one} (${name})`).join(", ") || "none"}`,
  ].join("\n");
}

function namesIn(file: string) {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.flatMap((line, at) => {
    if (line === "") return [];
    const [kind = "", name = ""] = line.split("\t");
    if (!isNameKind(kind) || name === "")
      throw new ExpectedError(`${file}:${at + 1} is no line of names.\n\n${usage}`);
    return [{ kind, name }];
  });
}

function isNameKind(kind: string): kind is NameKind {
  return nameKinds.includes(kind);
}
