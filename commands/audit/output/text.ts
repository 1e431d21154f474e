import { fullTime } from "../japan-time.ts";
import type { Question } from "../options.ts";
import type { Findings } from "../search.ts";
import type { ArchiveTally, SourceName } from "../source.ts";
import { count, type Story } from "../stories.ts";
import { short, type Words } from "../words/words.ts";
import { storyLines } from "./story-text.ts";

export interface Answer {
  readonly question: Question;
  readonly source: SourceName;
  readonly findings: Findings;
  readonly stories: readonly Story[];
  /** What was read of the archive, when it was. */
  readonly archive?: ArchiveTally;
}

/** The answer as a person reads it, its lines ended by `\n`. */
export function textOf(answer: Answer, words: Words): string {
  const { findings, stories, question, archive } = answer;
  const records = stories.flatMap((story) => storyLines(story, words, question.language));
  const end = findings.records.length === 0 ? [words.nothing] : [words.counts(counted(answer))];
  const warning = findings.unreadable === 0 ? [] : [words.unreadable(findings.unreadable)];
  return [
    words.title,
    "",
    ...head(answer, words),
    ...records,
    "",
    ...end,
    ...(archive === undefined ? [] : [words.archiveRead(archive)]),
    ...warning,
    words.byDesign,
    "",
  ].join("\n");
}

function head({ question, source, findings }: Answer, words: Words): string[] {
  const { subject, period, language } = question;
  const about =
    subject.kind === "email"
      ? findings.emailHmacs.join(", ")
      : subject.kind === "everybody"
        ? ""
        : subject.id;
  const time = (epochMs: number | undefined) =>
    epochMs === undefined ? undefined : fullTime(epochMs, language);
  const rows = [
    [words.heads.subject, words.subject[subject.kind](about)],
    ...(findings.linkedHmacs.length === 0
      ? []
      : [[words.heads.linked, words.linked(findings.linkedHmacs.map(short).join(", "))]]),
    [words.heads.period, words.period(time(period.from), time(period.to))],
    [words.heads.source, sourceIn(source, words)],
  ];
  return rows.map(([name, value]) => `${name}  ${value}`);
}

function sourceIn(source: SourceName, words: Words): string {
  const { kind, bucketName } = source;
  return bucketName === undefined ? words.source[kind](source) : words.archive[kind](bucketName, source);
}

function counted({ stories, findings: { records } }: Answer) {
  return {
    registrations: stories.filter(({ kind }) => kind === "registration").length,
    completed: count(records, "registration.completed"),
    events: records.length,
    wrongCodes: count(records, "code.failed"),
    mailsSent: count(records, "mail.sent"),
    mailsDelivered: count(records, "mail.delivered"),
    mailsReturned: count(records, "mail.bounced"),
  };
}
