import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { AuditEventName } from "../../../contracts/audit.ts";
import { eachOnce } from "../../../functions/domain/audit-records.ts";
import { statisticsOf } from "../../../functions/domain/statistics.ts";
import { published, publishedCsv, rowsOf } from "../../../functions/domain/statistics-table.ts";
import { aRecord } from "../../../testing/audit/a-trail.ts";

const minute = 60;

/** A registration that began so many minutes after 18:00 and goes as far as it is asked to. */
function aRegistration(id: number, began: number, until: "started" | "verified" | "completed") {
  const registrationId = `Reg-${id}`;
  const at = (minutes: number) => (began + minutes) * minute;
  const names = { registrationId, issue: 1 };
  const kind = id % 2 === 0 ? ("business" as const) : ("individual" as const);
  const mail = { sesMessageId: `ses-${id}`, registrationId, issue: 1 };
  return [
    aRecord(at(0), { event: "registration.started", registrationId, accountType: kind, language: "ja" }),
    aRecord(at(0), { event: "code.issued", ...names }),
    aRecord(at(0), { event: "mail.sent", ...mail, mailClass: "carrier" }),
    aRecord(at(1), { event: "mail.delivered", ...mail }),
    ...(until === "started" ? [] : [aRecord(at(2), { event: "code.verified", ...names })]),
    ...(until === "completed"
      ? [aRecord(at(12), { event: "registration.completed", registrationId, accountId: `Acc-${id}` })]
      : []),
  ];
}

const records = [
  ...[1, 2, 3, 4, 5, 6].flatMap((id) => aRegistration(id, id, "completed")),
  ...aRegistration(7, 0, "verified"),
  ...aRegistration(8, 7 * 60, "started"), // 1 a.m. of the next day in Japan
];

describe("statistics", () => {
  it("count registrations by day, and how far they came", () => {
    const { days, steps, byAccountType, byLanguage } = statisticsOf(records);
    expect(days).toEqual([
      { day: "2026-11-22", started: 7, codeSent: 7, verified: 7, completed: 6 },
      { day: "2026-11-23", started: 1, codeSent: 1, verified: 0, completed: 0 },
    ]);
    expect(steps).toEqual([
      { name: "started", reached: 8, lost: 0, minutes: undefined },
      { name: "codeSent", reached: 8, lost: 0, minutes: 0 },
      { name: "verified", reached: 7, lost: 1, minutes: 2 },
      { name: "completed", reached: 6, lost: 1, minutes: 10 },
    ]);
    expect(byAccountType).toEqual([
      { name: "business", started: 4, completed: 3 },
      { name: "individual", started: 4, completed: 3 },
    ]);
    expect(byLanguage).toEqual([{ name: "ja", started: 8, completed: 6 }]);
  });

  it("know what became of mails by the class that their sending recorded", () => {
    expect(statisticsOf(records).mails).toEqual([
      { name: "carrier", sent: 8, delivered: 8, bounced: 0, late: 0 },
    ]);
  });

  it("count wrong codes, broken rules and sign-ins", () => {
    const more = [
      aRecord(1, { event: "code.failed", outcome: "failure", attempt: 1 }),
      aRecord(2, { event: "code.resent" }),
      aRecord(3, { event: "input.rejected", outcome: "failure", reason: "phone:format,name:kana" }),
      aRecord(4, { event: "input.rejected", outcome: "failure", reason: "name:kana" }),
      aRecord(5, { event: "auth.signed-in", reason: "password" }),
      aRecord(6, { event: "auth.failed", outcome: "failure", reason: "password" }),
    ];
    const found = statisticsOf([...records, ...more]);
    expect(found.codes).toEqual({ entered: 8, wrong: 1, resent: 1 });
    expect(found.brokenRules).toEqual([
      { name: "name:kana", count: 2 },
      { name: "phone:format", count: 1 },
    ]);
    expect([found.signIns, found.failedSignIns]).toEqual([[{ name: "password", count: 1 }], 1]);
  });

  it("count what operators did by its reason, not what they were refused or what followed of it", () => {
    const desk = (event: AuditEventName, reason: string, at: number) =>
      aRecord(at, { event, reason, ticket: `T-${at}`, operatorHash: "0a" });
    const found = statisticsOf([
      ...(["searched", "revealed", "proposed", "approved", "executed"] as const).map((kind, at) =>
        desk(`desk.${kind}`, "lost-mailbox", at),
      ),
      desk("desk.searched", "mail-missing", 10),
      desk("desk.refused", "mail-missing", 11),
      aRecord(12, { event: "desk.objected", ticket: "T-12" }),
      aRecord(13, { event: "desk.address-confirmed", ticket: "T-13" }),
      aRecord(14, { event: "desk.rejected", outcome: "failure", reason: "lost-mailbox", ticket: "T-14" }),
    ]);
    expect(found.deskActions).toEqual([
      { name: "lost-mailbox", count: 4 },
      { name: "mail-missing", count: 1 },
    ]);
    const csv = publishedCsv(found, "ja");
    expect(csv).toContain("窓口の操作（理由）,メールが届かない,件数,5未満\r\n");
  });

  it("are of nothing when there is nothing", () => {
    expect(statisticsOf([])).toMatchObject({ days: [], mails: [], codes: { entered: 0 } });
  });

  it("are the same whatever is recorded twice, and in whatever order", () => {
    const once = statisticsOf(eachOnce(records).map(({ record }) => record));
    fc.assert(
      fc.property(fc.shuffledSubarray([...records, ...records], { minLength: records.length * 2 }), (all) => {
        const again = all.map((record, at) => ({ ...record, requestId: `request-${at}` }));
        expect(statisticsOf(eachOnce(again).map(({ record }) => record))).toEqual(once);
      }),
      { numRuns: 30 },
    );
  });
});

describe("what leaves the city", () => {
  it.each([
    [0, "0"],
    [1, "5未満"],
    [4, "5未満"],
    [5, "5"],
    [12, "12"],
  ])("shows %i as %s", (value, shown) => {
    expect(published({ value, of: value }, "ja")).toBe(shown);
  });

  it("says nothing of a median of few", () => {
    expect(published({ value: 12.5, of: 3 }, "en")).toBe("under 5");
  });

  it("is a table with no figure from 1 to 4 about people", () => {
    const csv = publishedCsv(statisticsOf(records), "ja");
    expect(csv.startsWith("\uFEFF区分,項目,指標,値\r\n日ごとの登録,2026-11-22,開始,7\r\n")).toBe(true);
    expect(csv).toContain("日ごとの登録,2026-11-23,開始,5未満\r\n");
    for (const { name, figure, cell } of rowsOf(statisticsOf(records), "ja"))
      if (cell.of > 0 && cell.of < 5) expect(csv).not.toContain(`${name},${figure},${cell.value}\r\n`);
  });
});
