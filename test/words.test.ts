/** One word for one thing: the words that were given up stay out of code, comments, test titles and documents. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "@jest/globals";
import { projectRoot } from "../testing/project-root.ts";

interface Word {
  readonly old: RegExp;
  readonly instead: string;
  /** Files that keep it, and why. */
  readonly kept?: Readonly<Record<string, string>>;
  /** Where it is looked for: in sources and documents unless this says less. */
  readonly where?: "sources" | "functions";
}

const words: readonly Word[] = [
  { old: /\b(?:purgeAt|goneAt)\b/, instead: "deleteAt (ms), ttl (s, the table's own)" },
  {
    old: /\bissue\b(?!-code)/,
    instead: "codeNumber",
    where: "functions",
    kept: {
      "functions/audit/audit-trail.ts": "the audit record's field",
      "functions/domain/audit-event.ts": "the audit record's field",
      "functions/http/flow-answers.ts": "the API's field",
      "functions/config/read-environment.ts": "zod's word",
    },
  },
  {
    old: /[aA]ddressHash|ADDRESS_SECRET|[pP]erAddress\b|PER_ADDRESS|PER_CLIENT_AND_ADDRESS|addressSecret/,
    instead: "email, emailHmac, canonical mailbox",
  },
  // The header x-client-address keeps its name on the way from CloudFront to the functions.
  { old: /[cC]lientAddress|(?<!x-)client-address(?!es)/, instead: "clientIp", where: "sources" },
  {
    old: /\b[tT](?:ells?|old|elling)\b|[a-z]Told\b|\btell[A-Z]/,
    instead: "log, respond, report",
    where: "sources",
  },
  { old: /\b[sS]tandings?\b|\bstander\b/, instead: "status", where: "sources" },
  { old: /[rR]ehears|whileLoading/, instead: "priming, at init", where: "sources" },
  { old: /\btrims\b|\bTrim\b|\btrimming\b/, instead: "SDK patches", where: "sources" },
  { old: /[nN]arrator/, instead: "printer" },
  { old: /\b[fF]ates?\b/, instead: "outcome, delivery scenarios" },
  { old: /[lL]etterhead/, instead: "mailSettings" },
  { old: /\bRefusal\b|\bCallFailure\b|\bAuditProblem\b/, instead: "Failure inside, Problem on the wire" },
  { old: /\bmailboxOf\b/, instead: "canonicalMailbox" },
  { old: /\baws-front\b|throughEdge/, instead: "AWS endpoint, CloudFront" },
  { old: /\bstory = \{/, instead: "auditFields", where: "sources" },
  {
    old: /sesMessageId|"Email Bounced"|Transient\/General/,
    instead: "messageId and the stages of a mail, outside of infra",
    where: "functions",
    kept: {
      "functions/audit/audit-trail.ts": "the audit record's field",
      "functions/domain/audit-event.ts": "the audit record's field",
      "functions/infra/mail-events.ts": "translates SES's words",
      "functions/domain/audit-records.ts": "the audit record's field",
      "functions/domain/statistics.ts": "the audit record's field",
    },
  },
];

const folders = [
  "bench",
  "bin",
  "commands",
  "contracts",
  "docs",
  "functions",
  "lib",
  "packages",
  "scripts",
  "testing",
  "test",
];
const others = ["README.md", "CONTRIBUTING.md"];
/** This table itself, and what is not ours to word: generated files and the peers that benchmarks compare with. */
const left =
  /^(?:test\/words[.]test[.]ts|bench\/peers\/.*|bench\/README[.]md|test\/web\/.*|.*\/node_modules\/.*)$/;

const files = [...folders.flatMap(filesIn), ...others].filter(
  (file) => /[.](?:ts|tsx|js|cjs|mjs|md)$/.test(file) && !left.test(file),
);
const textOf = new Map(files.map((file) => [file, readFileSync(join(projectRoot, file), "utf8")]));

function filesIn(folder: string): string[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, encoding: "utf8" }).map((name) =>
    join(folder, name),
  );
}

function isSearched(file: string, where: Word["where"]): boolean {
  if (where === "functions") return file.startsWith("functions/");
  return where === undefined || !file.endsWith(".md");
}

const linesWith = ({ old, where }: Word) =>
  [...textOf].flatMap(([file, text]) =>
    isSearched(file, where)
      ? text
          .split("\n")
          .flatMap((line, index) => (old.test(line) ? [{ file, at: `${file}:${index + 1}` }] : []))
      : [],
  );

it.each(words.map((word) => [word.instead, word] as const))("%s is the one word", (_, word) => {
  const found = linesWith(word).filter(({ file }) => word.kept?.[file] === undefined);
  expect(found.map(({ at }) => at)).toEqual([]);
});

it.each(words.flatMap(({ kept = {}, ...word }) => Object.keys(kept).map((file) => [file, word] as const)))(
  "%s still needs its exception",
  (file, word) => expect(linesWith(word).map((found) => found.file)).toContain(file),
);

it("finds what it looks for", () => {
  expect(textOf.size).toBeGreaterThan(500);
  expect("purgeAt: 1").toMatch(words[0]?.old ?? /^$/);
});
