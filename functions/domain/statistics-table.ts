/** The figures as rows, which a table on a screen and a file have alike. */
import { deskReasonLabels } from "../../contracts/desk-names.ts";
import type { ForOperators, OperatorLanguage } from "../../contracts/language.ts";
import type { Counted, Statistics } from "./statistics.ts";

/** A figure: counted things, or what is made of so many of them. */
export interface Cell {
  readonly value: number | undefined;
  /** How many things the value is about: few of them could be somebody. */
  readonly of: number;
}

export interface Row {
  readonly section: string;
  readonly name: string;
  readonly figure: string;
  readonly cell: Cell;
}

interface Words {
  readonly sections: Readonly<Record<keyof Statistics | "wrongCodes", string>>;
  readonly figures: Readonly<Record<Figure, string>>;
  readonly heads: readonly [section: string, name: string, figure: string, value: string];
  readonly few: string;
}

type Figure =
  | "started"
  | "codeSent"
  | "verified"
  | "completed"
  | "reached"
  | "lost"
  | "minutes"
  | "sent"
  | "delivered"
  | "bounced"
  | "late"
  | "entered"
  | "wrong"
  | "wrongPer100"
  | "resent"
  | "count"
  | "failed";

export const statisticsWords: ForOperators<Words> = {
  ja: {
    sections: {
      days: "日ごとの登録",
      byAccountType: "アカウントの種類",
      byLanguage: "言語",
      steps: "手続きの段階",
      mails: "メール（宛先の種類）",
      codes: "確認コード",
      wrongCodes: "確認コード",
      brokenRules: "入力の決まり",
      signIns: "サインイン",
      failedSignIns: "サインイン",
      deskActions: "窓口の操作（理由）",
      events: "出来事",
    },
    figures: {
      started: "開始",
      codeSent: "コード送付",
      verified: "アドレス確認",
      completed: "完了",
      reached: "到達",
      lost: "離脱",
      minutes: "前の段階からの時間（中央値、分）",
      sent: "送信",
      delivered: "受け取り確認",
      bounced: "不達",
      late: "遅延",
      entered: "入力",
      wrong: "誤り",
      wrongPer100: "100回あたりの誤り",
      resent: "再送",
      count: "件数",
      failed: "失敗",
    },
    heads: ["区分", "項目", "指標", "値"],
    few: "5未満",
  },
  en: {
    sections: {
      days: "Registrations by day",
      byAccountType: "Account type",
      byLanguage: "Language",
      steps: "Steps",
      mails: "Mails (kind of address)",
      codes: "Codes",
      wrongCodes: "Codes",
      brokenRules: "Rules of inputs",
      signIns: "Sign-ins",
      failedSignIns: "Sign-ins",
      deskActions: "Desk, by reason",
      events: "Events",
    },
    figures: {
      started: "started",
      codeSent: "code sent",
      verified: "address verified",
      completed: "completed",
      reached: "reached",
      lost: "dropped off",
      minutes: "median minutes from the step before",
      sent: "sent",
      delivered: "delivered",
      bounced: "bounced",
      late: "late",
      entered: "entered",
      wrong: "wrong",
      wrongPer100: "wrong per 100",
      resent: "resent",
      count: "count",
      failed: "failed",
    },
    heads: ["section", "item", "figure", "value"],
    few: "under 5",
  },
};

export function rowsOf(statistics: Statistics, language: OperatorLanguage): Row[] {
  const { sections, figures } = statisticsWords[language];
  const row =
    (section: keyof Words["sections"], name: string) =>
    (figure: Figure, value: number | undefined, of = value ?? 0): Row => ({
      ...{ section: sections[section], name, figure: figures[figure], cell: { value, of } },
    });
  const { days, byAccountType, byLanguage, steps, mails, codes, brokenRules, signIns, deskActions, events } =
    statistics;
  const groups = (section: "byAccountType" | "byLanguage", all: typeof byLanguage) =>
    all.flatMap(({ name, started, completed }) => [
      row(section, name)("started", started),
      row(section, name)("completed", completed),
    ]);
  const counts = (section: "brokenRules" | "signIns" | "deskActions" | "events", all: typeof events) =>
    all.map(({ name, count }) => row(section, name)("count", count));
  const reasonLabels: Readonly<Record<string, ForOperators>> = deskReasonLabels;
  const inWords = ({ name, count }: Counted) => ({ name: reasonLabels[name]?.[language] ?? name, count });
  const { entered, wrong, resent } = codes;
  return [
    ...days.flatMap(({ day, ...of }) => [
      row("days", day)("started", of.started),
      row("days", day)("codeSent", of.codeSent),
      row("days", day)("verified", of.verified),
      row("days", day)("completed", of.completed),
    ]),
    ...groups("byAccountType", byAccountType),
    ...groups("byLanguage", byLanguage),
    ...steps.flatMap(({ name, reached, lost, minutes }) => [
      row("steps", figures[name])("reached", reached),
      row("steps", figures[name])("lost", lost),
      row("steps", figures[name])("minutes", minutes, reached),
    ]),
    ...mails.flatMap(({ name, sent, delivered, bounced, late }) => [
      row("mails", name)("sent", sent),
      row("mails", name)("delivered", delivered),
      row("mails", name)("bounced", bounced),
      row("mails", name)("late", late),
    ]),
    row("codes", "")("entered", entered),
    row("codes", "")("wrong", wrong),
    row("wrongCodes", "")("wrongPer100", per100(wrong, entered), wrong),
    row("codes", "")("resent", resent),
    ...counts("brokenRules", brokenRules),
    ...counts("signIns", signIns),
    row("failedSignIns", "")("failed", statistics.failedSignIns),
    ...counts("deskActions", deskActions.map(inWords)),
    ...counts("events", events),
  ];
}

const per100 = (part: number, whole: number) =>
  whole === 0 ? undefined : Math.round((part / whole) * 1000) / 10;

/** From so many on, nobody is made out by a figure. */
const leastShown = 5;

/** A figure as it may leave the city: what is about one to four stays hidden. */
export function published({ value, of }: Cell, language: OperatorLanguage): string {
  if (of > 0 && of < leastShown) return statisticsWords[language].few;
  return value === undefined ? "" : String(value);
}

/** Excel takes a file for UTF-8 by it. */
const byteOrderMark = "\uFEFF";

/** The file that leaves the city (RFC 4180). */
export function publishedCsv(statistics: Statistics, language: OperatorLanguage): string {
  const rows = rowsOf(statistics, language).map(({ section, name, figure, cell }) => [
    section,
    name,
    figure,
    published(cell, language),
  ]);
  const lines = [statisticsWords[language].heads, ...rows].map((row) => row.map(quoted).join(","));
  return `${byteOrderMark}${lines.join("\r\n")}\r\n`;
}

/** A reason may begin as a formula would: the apostrophe makes it a text. */
function quoted(value: string): string {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
