/** What the page of figures asks, answered over records: the same that the statistics say of them. */
import { describe, expect, it } from "@jest/globals";
import type { AuditRecord } from "../../../contracts/audit.ts";
import { statisticsOf } from "../../../functions/domain/statistics.ts";
import { statusQueries } from "../../../lib/config/status-queries.ts";
import { aRecord } from "../../../testing/audit/a-trail.ts";
import { insights, type Row } from "../../../testing/logs-insights.ts";

const started = (id: string, at: number, special: Partial<AuditRecord> = {}) =>
  aRecord(at, {
    ...{ event: "registration.started", registrationId: id, accountType: "business", language: "ja" },
    ...special,
  });
const sent = (id: string, mailClass?: AuditRecord["mailClass"]) =>
  aRecord(60, { event: "mail.sent", sesMessageId: id, ...(mailClass && { mailClass }) });
const HOUR = 3600;
const operatorHash = "a".repeat(64);

const records = [
  started("r-1", 0),
  started("r-1", 1), // recorded twice
  started("r-2", 2, { accountType: "individual", language: "en" }),
  started("r-3", 3),
  aRecord(10, { event: "code.issued", registrationId: "r-1" }),
  aRecord(20, { event: "code.verified", registrationId: "r-1" }),
  aRecord(7 * HOUR, { event: "registration.completed", registrationId: "r-1" }), // 1 a.m. of the next day in Japan
  ...[sent("m-1", "carrier"), sent("m-2", "free"), sent("m-3", "carrier"), sent("m-4")],
  aRecord(70, { event: "input.rejected", outcome: "failure", reason: "name:kana" }),
  aRecord(71, { event: "input.rejected", outcome: "failure", reason: "phone:format" }),
  aRecord(72, { event: "input.rejected", outcome: "failure", reason: "name:kana" }),
  aRecord(73, { event: "auth.signed-in", reason: "password" }),
  aRecord(74, { event: "desk.searched", reason: "mail-missing", ticket: "T-1", operatorHash }),
  aRecord(75, { event: "desk.executed", reason: "lost-mailbox", ticket: "T-2", operatorHash }),
  aRecord(76, {
    event: "desk.refused",
    outcome: "failure",
    reason: "owner-asked",
    ticket: "T-3",
    operatorHash,
  }),
  // An owner's own: nobody at the desk was at work.
  aRecord(77, { event: "desk.objected", reason: "owner-asked", ticket: "T-4" }),
];
const log = records.map((audit) => JSON.stringify({ timestamp: audit.time, message: { audit } }));

const answers = (name: keyof typeof statusQueries): Row[] =>
  insights(statusQueries[name].text, log, { now: Date.parse("2026-11-24T00:00:00Z") });

describe("the page of figures", () => {
  const figures = statisticsOf(records);

  it("counts each registration once a day and step, by days in Japan", () => {
    const rows = answers("days").map(
      (row) =>
        `${new Date(Number(row["japanDay"])).toISOString().slice(0, 10)} ${row["message.audit.event"]} ${row["registrations"]}`,
    );
    expect(rows).toEqual([
      "2026-11-23 registration.completed 1",
      "2026-11-22 registration.started 3",
      "2026-11-22 code.issued 1",
      "2026-11-22 code.verified 1",
    ]);
    expect(figures.days.map(({ day, started, completed }) => [day, started, completed])).toEqual([
      ["2026-11-22", 3, 0],
      ["2026-11-23", 0, 1],
    ]);
  });

  it("keeps types and languages apart", () => {
    expect(answers("kinds")).toMatchObject([
      { "message.audit.accountType": "business", "message.audit.language": "ja", registrations: 2 },
      { "message.audit.accountType": "individual", "message.audit.language": "en", registrations: 1 },
    ]);
  });

  it("counts mails by the class of their address, those that have one", () => {
    expect(answers("mailClasses").map((row) => [row["message.audit.mailClass"], row["mails"]])).toEqual([
      ["carrier", 2],
      ["free", 1],
    ]);
  });

  it.each([
    ["brokenRules", "times", figures.brokenRules],
    ["signIns", "times", figures.signIns],
    ["deskActions", "actions", figures.deskActions],
  ] as const)("counts %s as the statistics do", (query, column, expected) => {
    const rows = answers(query).map((row) => ({ name: row["message.audit.reason"], count: row[column] }));
    expect(rows).toEqual(expected);
    expect(rows.length).toBeGreaterThan(0);
  });
});
