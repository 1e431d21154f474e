import { join } from "node:path";
import { projectRoot } from "../../testing/project-root.ts";
import { AuditFailure, exitOf, exits } from "./failure.ts";
import {
  asksForHelp,
  asksToReconcile,
  asksToVerify,
  languageOf,
  type Question,
  type Reconciling,
  readQuestion,
  readReconciling,
  readVerifying,
  type Verifying,
} from "./options.ts";
import { csvOf } from "./output/csv.ts";
import { jsonOf } from "./output/json.ts";
import { reconciliationOf } from "./output/reconciliation.ts";
import { type Answer, textOf } from "./output/text.ts";
import { verdictOf } from "./output/verdict.ts";
import { reconcile } from "./reconcile.ts";
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

/** `npm run audit`. Returns the exit code, after printing what was found or what is wrong. */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const said = words[languageOf(args)];
  if (asksForHelp(args)) {
    surroundings.out(`${said.usage}\n`);
    return exits.found;
  }
  try {
    if (asksToReconcile(args)) return await reconciled(readReconciling(args), surroundings);
    if (asksToVerify(args)) return await verified(readVerifying(args), surroundings);
    return await answered(readQuestion(args), surroundings);
  } catch (error) {
    if (!(error instanceof AuditFailure)) throw error;
    surroundings.progress?.("");
    surroundings.err(`${said.failure[error.kind](error.about)}\n`);
    return exitOf(error);
  }
}

async function answered(question: Question, { env, out, err, progress }: Surroundings): Promise<number> {
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
    out(formats[question.format]());
    return findings.records.length > 0 ? exits.found : exits.notFound;
  } finally {
    await source.close();
  }
}

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
    return found.break === undefined ? exits.found : exits.notFound;
  } finally {
    await sealed.close();
  }
}

async function reconciled(asked: Reconciling, { env, out }: Surroundings): Promise<number> {
  const source = await sourceFor(asked, env);
  try {
    const found = await reconcile(source);
    const isWhole = found.differences.length === 0;
    out(
      asked.format === "json"
        ? `${JSON.stringify({ ok: isWhole, ...found }, undefined, 2)}\n`
        : reconciliationOf(found, words[asked.language]),
    );
    return isWhole ? exits.found : exits.notFound;
  } finally {
    await source.close();
  }
}

const stateDirIn = (env: NodeJS.ProcessEnv): string => env["LOCAL_STATE_DIR"] || join(projectRoot, ".local");

/** Where a question's records are read. */
export function sourceFor(
  { place, copy, region }: Pick<Question, "place" | "copy" | "region">,
  env: NodeJS.ProcessEnv,
): Promise<AuditSource> {
  if (place.kind === "local") return localSource(stateDirIn(env), copy);
  return awsSource(place, copy, region ?? env["AWS_REGION"] ?? "ap-northeast-1");
}
