/**
 * What the city's page of figures asks the audit trail itself, since no metric has it: metrics know an event's name alone.
 * Figures for outside of the city are those of `npm run stats` and of the month's file, where few are hidden.
 */
import { field, is, japanDay, lines } from "./insights-query.ts";

export interface StatusQuery {
  /** On the page. */
  readonly name: string;
  readonly text: string;
}

export const statusQueries = {
  days: {
    name: "日ごとの登録（日本時間、登録番号ごとに1回）",
    text: lines(
      `fields ${japanDay} as japanDay`,
      `filter ${is("registration.started", "code.issued", "code.verified", "registration.completed")}`,
      `stats count_distinct(${field("registrationId")}) as registrations by japanDay, ${field("event")}`,
      "sort japanDay desc",
      "limit 200",
    ),
  },
  kinds: {
    name: "始まった登録：アカウントの種類と言語",
    text: lines(
      `filter ${is("registration.started")}`,
      `stats count_distinct(${field("registrationId")}) as registrations by ${field("accountType")}, ${field("language")}`,
      "sort registrations desc",
    ),
  },
  mailClasses: {
    name: "認証コードのメール：宛先の種類",
    text: lines(
      `filter ${is("mail.sent")} and ${field("mailClass")} like /./`,
      `stats count_distinct(${field("sesMessageId")}) as mails by ${field("mailClass")}`,
      "sort mails desc",
    ),
  },
  brokenRules: {
    name: "断った入力の理由（多い順）",
    text: lines(
      `filter ${is("input.rejected")}`,
      `stats count(*) as times by ${field("reason")}`,
      "sort times desc",
      "limit 20",
    ),
  },
  signIns: {
    name: "サインインの方法",
    text: lines(
      `filter ${is("auth.signed-in")}`,
      `stats count(*) as times by ${field("reason")}`,
      "sort times desc",
    ),
  },
  deskActions: {
    name: "窓口の操作の理由",
    text: lines(
      `filter ${field("event")} like /^desk\\./ and ${field("operatorHash")} like /./`,
      `filter ${field("event")} != "desk.refused" and ${field("event")} != "desk.executed"`,
      `stats count(*) as actions by ${field("reason")}`,
      "sort actions desc",
    ),
  },
} as const satisfies Readonly<Record<string, StatusQuery>>;
