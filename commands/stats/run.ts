import type { ForOperators } from "../../contracts/language.ts";
import { type Statistics, statisticsOf } from "../../functions/domain/statistics.ts";
import { publishedCsv, rowsOf } from "../../functions/domain/statistics-table.ts";
import { AuditFailure, exitOf, exits, failure } from "../audit/failure.ts";
import { fullTime } from "../audit/japan-time.ts";
import { asksForHelp, languageOf, type Question, readQuestion } from "../audit/options.ts";
import { type Surroundings, sourceFor } from "../audit/run.ts";
import { search } from "../audit/search.ts";
import { words } from "../audit/words.ts";
import { statsWords, usage } from "./words.ts";

/** `npm run stats`. Returns the exit code, after printing the figures or what is wrong. */
export async function run(args: readonly string[], { env, out, err }: Surroundings): Promise<number> {
  const language = languageOf(args);
  if (asksForHelp(args)) {
    out(`${usage[language]}\n`);
    return exits.found;
  }
  try {
    const question = readQuestion(args);
    if (question.subject.kind !== "everybody") throw failure("stats-of-all");
    const { statistics, unreadable } = await figures(question, env);
    out(formats[question.format](statistics, question));
    if (unreadable > 0) err(`${words[language].unreadable(unreadable)}\n`);
    return exits.found;
  } catch (error) {
    if (!(error instanceof AuditFailure)) throw error;
    err(`${words[language].failure[error.kind](error.about)}\n`);
    return exitOf(error);
  }
}

async function figures(question: Question, env: NodeJS.ProcessEnv) {
  const source = await sourceFor(question, env);
  try {
    const { records, unreadable } = await search(question, source);
    return { statistics: statisticsOf(records.map(({ record }) => record)), unreadable };
  } finally {
    await source.close();
  }
}

const formats: Readonly<Record<Question["format"], (statistics: Statistics, question: Question) => string>> =
  {
    text: textOf,
    csv: (statistics, { language }) => publishedCsv(statistics, language),
    json: (statistics, { period }) => {
      const iso = (time: number | undefined) => (time === undefined ? null : new Date(time).toISOString());
      const document = { period: { from: iso(period.from), to: iso(period.to) }, ...statistics };
      return `${JSON.stringify(document, undefined, 2)}\n`;
    },
  };

function textOf(statistics: Statistics, { period, language }: Question): string {
  const said: ForOperators<string>[typeof language] = statsWords[language].title;
  const time = (epochMs: number | undefined) =>
    epochMs === undefined ? undefined : fullTime(epochMs, language);
  const sections = Map.groupBy(rowsOf(statistics, language), ({ section }) => section);
  const lines = [...sections].flatMap(([section, rows]) => [
    "",
    `■ ${section}`,
    ...[...Map.groupBy(rows, ({ name }) => name)].map(
      ([name, figures]) =>
        `   ${[name, ...figures.map(({ figure, cell }) => `${figure} ${cell.value ?? "–"}`)].filter((each) => each !== "").join("  ")}`,
    ),
  ]);
  const { period: between } = words[language];
  return [
    said,
    `${words[language].heads.period}  ${between(time(period.from), time(period.to))}`,
    ...lines,
    "",
    statsWords[language].exact,
    "",
  ].join("\n");
}
