import { join } from "node:path";
import { projectRoot } from "../../testing/project-root.ts";
import { AuditFailure } from "./failure.ts";
import { asksForHelp, languageOf, type Question, readQuestion } from "./options.ts";
import { csvOf } from "./output/csv.ts";
import { jsonOf } from "./output/json.ts";
import { type Answer, textOf } from "./output/text.ts";
import { search } from "./search.ts";
import type { AuditSource } from "./source.ts";
import { awsSource } from "./sources/aws.ts";
import { localSource } from "./sources/local.ts";
import { storiesOf } from "./stories.ts";
import { words } from "./words.ts";

/** What the command is run with, and where it writes. */
export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  out(text: string): void;
  err(text: string): void;
  /** Called from time to time with a line that replaces the one before; empty when done. */
  progress?(line: string): void;
}

/** `npm run audit`. Returns the exit status: 0, or 1 after printing what is wrong. */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const said = words[languageOf(args)];
  if (asksForHelp(args)) {
    surroundings.out(`${said.usage}\n`);
    return 0;
  }
  try {
    surroundings.out(await answerTo(readQuestion(args), surroundings));
    return 0;
  } catch (error) {
    if (!(error instanceof AuditFailure)) throw error;
    surroundings.progress?.("");
    surroundings.err(`${said.failure[error.kind](error.about)}\n`);
    return 1;
  }
}

async function answerTo(question: Question, { env, err, progress }: Surroundings): Promise<string> {
  const said = words[question.language];
  const source = await sourceFor(question, env);
  try {
    const findings = await search(question, source, (found) => progress?.(said.searching(found)));
    progress?.("");
    const isWhole = question.period.from === undefined;
    const stories = storiesOf(findings.records, isWhole);
    const archive = source.archiveTally?.();
    const answer: Answer = { question, source: source.name, findings, stories, ...(archive && { archive }) };
    if (question.format === "csv" && archive !== undefined) err(`${said.archiveRead(archive)}\n`);
    const formats = {
      text: () => textOf(answer, said),
      json: () => jsonOf(answer),
      csv: () => csvOf(answer, said),
    };
    return formats[question.format]();
  } finally {
    await source.close();
  }
}

function sourceFor({ place, copy, region }: Question, env: NodeJS.ProcessEnv): Promise<AuditSource> {
  if (place.kind === "local") return localSource(env["LOCAL_STATE_DIR"] || join(projectRoot, ".local"), copy);
  return awsSource(place, copy, region ?? env["AWS_REGION"] ?? "ap-northeast-1");
}
