/** The questions that auditors ask, as queries of CloudWatch Logs Insights. docs/audit.md shows them, and a test keeps it equal. */
import { field, happened, hourMs, is, japanDay, lines } from "./insights-query.ts";

export interface AuditQuery {
  /** In the console: Japanese, as auditors are; the number gives the order. */
  readonly name: string;
  readonly text: string;
  /** Blanks of the text, `{{name}}`, that the console asks for. */
  readonly parameters?: readonly {
    readonly name: string;
    readonly description: string;
    /** What stands in a blank that is left empty. */
    readonly defaultValue?: string;
  }[];
}

export const auditQueries: Readonly<Record<string, AuditQuery>> = {
  registrations: {
    name: "監査1 だれが、いつ、どの規約で、どこから登録したか",
    text: lines(
      `filter ${is("terms.accepted", "registration.completed")}`,
      `stats min(@timestamp) as acceptedAt, max(@timestamp) as completedAt, earliest(${field("termsVersion")}) as terms, earliest(${field("termsSha256")}) as termsSha256, earliest(${field("srcIp")}) as fromIp, earliest(${field("emailHmac")}) as emailHmac, latest(${field("accountId")}) as accountId, sum(${happened("registration.completed")}) as completed by ${field("registrationId")}`,
      "filter completed > 0",
      "sort completedAt desc",
      "limit 10000",
    ),
  },
  story: {
    name: "監査2 ひとつの登録の一部始終",
    text: lines(
      `fields @timestamp, ${field("event")}, ${field("outcome")}, ${field("reason")}, ${field("issue")}, ${field("attempt")}, ${field("srcIp")}, ${field("termsVersion")}, ${field("sesMessageId")}, ${field("accountId")}, ${field("correlationId")}`,
      `filter ${field("registrationId")} = "{{registrationId}}"`,
      "sort @timestamp asc",
      "limit 10000",
    ),
    parameters: [{ name: "registrationId", description: "登録番号（registrationId）" }],
  },
  wrongCodes: {
    name: "監査3 コードの入力誤り：アドレスの照合値ごとの回数と接続元の数",
    text: lines(
      `filter ${is("code.failed", "code.locked")}`,
      `stats count(*) as refusals, count_distinct(${field("srcIp")}) as distinctIps, count_distinct(${field("registrationId")}) as registrations, min(@timestamp) as firstAt, max(@timestamp) as lastAt by ${field("emailHmac")}`,
      "sort refusals desc",
      "limit 10000",
    ),
  },
  deliveries: {
    name: "監査4 メールの配達結果：日ごと（日本時間）",
    text: lines(
      `fields ${japanDay} as japanDay`,
      `filter ${field("event")} like /^mail\\./`,
      `stats sum(${happened("mail.sent")}) as sent, sum(${happened("mail.delivered")}) as delivered, sum(${happened("mail.delayed")}) as delayed, sum(${happened("mail.bounced")}) as bounced, sum(${happened("mail.complained")}) as complained, sum(${happened("mail.failed")}) as failed by japanDay`,
      "sort japanDay desc",
    ),
  },
  undelivered: {
    name: "監査5 渡してから1時間以内に届かなかったメール",
    text: lines(
      `filter ${is("mail.sent", "mail.delivered", "mail.delayed", "mail.bounced", "mail.complained", "mail.failed")}`,
      `stats min(@timestamp) as sentAt, max(toMillis(@timestamp) * ${happened("mail.sent")}) as sentMs, max(toMillis(@timestamp) * ${happened("mail.delivered")}) as deliveredMs, latest(${field("event")}) as lastEvent, latest(${field("reason")}) as reason, earliest(${field("registrationId")}) as registrationId by ${field("sesMessageId")}`,
      `filter sentMs > 0 and ((deliveredMs = 0 and now() * 1000 - sentMs > ${hourMs}) or deliveredMs - sentMs > ${hourMs})`,
      "sort sentMs desc",
      "limit 10000",
    ),
  },
  desk: {
    name: "監査6 職員が見た・変えた登録",
    text: lines(
      `fields @timestamp, ${field("event")}, ${field("reason")}, ${field("detail")}, ${field("ticket")}, ${field("accountId")}, ${field("registrationId")}, ${field("operatorRole")}, ${field("operatorHash")}, ${field("correlationId")}`,
      `filter ${field("event")} like /^desk\\./`,
      `filter ${field("ticket")} like /^{{ticket}}$/`,
      // In the line as it is: a search that found no account has no such member, and matches what is left empty, too.
      "filter @message like /{{accountId}}/",
      "sort @timestamp asc",
      "limit 10000",
    ),
    parameters: [
      { name: "ticket", description: "問い合わせの番号（ticket）。空ならすべて", defaultValue: ".*" },
      { name: "accountId", description: "アカウント番号（accountId）。空ならすべて", defaultValue: ".*" },
    ],
  },
  deskSearches: {
    name: "監査7 同じ担当者の検索回数",
    text: lines(
      "fields datefloor(@timestamp, 1h) as hour",
      `filter ${is("desk.searched")}`,
      `stats count(*) as searches, count_distinct(${field("accountId")}) as accounts, count_distinct(${field("registrationId")}) as registrations, count_distinct(${field("ticket")}) as tickets by ${field("operatorHash")}, hour`,
      "sort searches desc",
      "limit 10000",
    ),
  },
};
