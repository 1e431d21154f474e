import type { AuditRecord } from "../../../contracts/audit.ts";
import type { OperatorLanguage } from "../../../contracts/language.ts";
import type { FoundRecord } from "../../../functions/domain/audit-records.ts";
import { duration, fullDay, fullTime, timeOfDay } from "../japan-time.ts";
import type { Story } from "../stories.ts";
import { short, type Words } from "../words/words.ts";

/** One story: what it is about, and a sentence for each event under its day. */
export function storyLines(story: Story, words: Words, language: OperatorLanguage): string[] {
  return [
    "",
    `■ ${heading(story, words)}`,
    ...(story.gaps.length === 0 ? [] : [`   ⚠ ${words.gaps(story.gaps)}`]),
    ...facts(story, words, language),
    ...days(story, words, language),
  ];
}

/** What happened, in a sentence; why; and from where. */
export function sentence(record: AuditRecord, words: Words): string {
  const { reason, outcome, srcIp } = record;
  const remarks = [
    ...(reason === undefined ? [] : [words.because(reason, outcome)]),
    ...(srcIp === undefined ? [] : [words.from(srcIp)]),
  ];
  return words.event[record.event](record) + (remarks.length === 0 ? "" : words.brackets(remarks));
}

function heading(story: Story, words: Words): string {
  const id = story.registrationId ?? story.accountId ?? story.emailHmac ?? "";
  const name = words.story[story.kind](id);
  return story.ending === "none" ? name : `${name} — ${words.ending[story.ending]}`;
}

function facts(
  { kind, accountId, emailHmac, records }: Story,
  words: Words,
  language: OperatorLanguage,
): string[] {
  if (kind === "other" || kind === "address") return [];
  const find = (event: AuditRecord["event"]) => records.find(({ record }) => record.event === event)?.record;
  const [began, terms, completed] = [
    find("registration.started"),
    find("terms.accepted"),
    find("registration.completed"),
  ];
  const took = began && completed && Date.parse(completed.time) - Date.parse(began.time);
  const rows: (readonly [string, string | undefined])[] = [
    [words.about.began, began && fullTime(began.time, language)],
    [words.about.took, took === undefined ? undefined : duration(took, language)],
    [words.about.terms, terms && `${terms.termsVersion ?? ""} (SHA-256 ${short(terms.termsSha256 ?? "")})`],
    [words.about.address, emailHmac && short(emailHmac)],
    [words.about.account, kind === "account" ? undefined : accountId],
  ];
  return rows.flatMap(([name, value]) => (value === undefined ? [] : [`   ${name}  ${value}`]));
}

function days({ records }: Story, words: Words, language: OperatorLanguage): string[] {
  const byDay = Map.groupBy(records, ({ record }) => fullDay(record.time, language));
  return [...byDay].flatMap(([day, events]) => ["", `   ${day}`, ...events.map((each) => line(each, words))]);
}

function line({ record, times }: FoundRecord, words: Words): string {
  const mark = record.outcome === "failure" ? "✕" : "・";
  const repeated = times > 1 ? words.brackets([words.times(times)]) : "";
  return `   ${timeOfDay(record.time)} ${mark} ${sentence(record, words)}${repeated}`;
}
