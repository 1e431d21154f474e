import { join } from "node:path";
import { projectRoot } from "../../testing/project-root.ts";
import { AuditFailure } from "./failure.ts";
import {
  asksForHelp,
  asksToVerify,
  languageOf,
  type Question,
  readQuestion,
  readVerifying,
  type Verifying,
} from "./options.ts";
import { csvOf } from "./output/csv.ts";
import { jsonOf } from "./output/json.ts";
import { type Answer, textOf } from "./output/text.ts";
import { verdictOf } from "./output/verdict.ts";
import { search } from "./search.ts";
import type { AuditSource } from "./source.ts";
import { awsArchive, awsSource } from "./sources/aws.ts";
import { explained } from "./sources/explained.ts";
import { localArchive, localSource } from "./sources/local.ts";
import { storiesOf } from "./stories.ts";
import { verifyArchive } from "./verify/verify.ts";
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
    if (asksToVerify(args)) return await verified(readVerifying(args), surroundings);
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

/** 0 when everything is as it was sealed, else 1. */
async function verified(asked: Verifying, { env, out }: Surroundings): Promise<number> {
  const { place, region, period, format, language } = asked;
  const sealed =
    place.kind === "local"
      ? await localArchive(stateDirIn(env))
      : await awsArchive(place.stackName, region ?? env["AWS_REGION"] ?? "ap-northeast-1");
  try {
    const { archive, publicKey, now, name } = sealed;
    const found = await explained("no-bucket", name.bucketName ?? "", async () =>
      verifyArchive({ archive, publicKey: await publicKey(), period, now: now() }),
    );
    out(
      format === "json"
        ? `${JSON.stringify({ ok: found.break === undefined, ...found }, undefined, 2)}\n`
        : verdictOf(found, words[language]),
    );
    return found.break === undefined ? 0 : 1;
  } finally {
    await sealed.close();
  }
}

const stateDirIn = (env: NodeJS.ProcessEnv): string => env["LOCAL_STATE_DIR"] || join(projectRoot, ".local");

/** Where a question's records are read. */
export function sourceFor({ place, copy, region }: Question, env: NodeJS.ProcessEnv): Promise<AuditSource> {
  if (place.kind === "local") return localSource(stateDirIn(env), copy);
  return awsSource(place, copy, region ?? env["AWS_REGION"] ?? "ap-northeast-1");
}
