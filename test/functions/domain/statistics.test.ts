import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { AuditEventName, AuditRecord } from "../../../contracts/audit.ts";
import { eachOnce } from "../../../functions/domain/audit-records.ts";
import { statisticsOf, sumOf, tallyOf } from "../../../functions/domain/statistics.ts";
import { publishedCsv } from "../../../functions/domain/statistics-table.ts";
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

const day = 86_400;

describe("statistics of registrations", () => {
  const started = (seconds: number, id: number, of: Partial<AuditRecord> = {}) =>
    aRecord(seconds, { event: "registration.started", registrationId: `Reg-${id}`, ...of });
  const step = (seconds: number, event: AuditEventName, id: number) =>
    aRecord(seconds, { event, registrationId: `Reg-${id}` });

  it("have the days in their order, though one registration goes on for days", () => {
    const inTurns = [started(0, 1), step(2 * day, "code.issued", 1), started(day, 2), started(day + 1, 3)];
    const { days } = statisticsOf(inTurns);
    expect(days).toEqual([
      { day: "2026-11-22", started: 1, codeSent: 0, verified: 0, completed: 0 },
      { day: "2026-11-23", started: 2, codeSent: 0, verified: 0, completed: 0 },
      { day: "2026-11-24", started: 0, codeSent: 1, verified: 0, completed: 0 },
    ]);
  });

  it("have groups in the order of their names, and what no start says as unknown", () => {
    const { byAccountType, byLanguage } = statisticsOf([
      started(1, 1, { accountType: "individual", language: "ja" }),
      started(2, 2),
      started(3, 3, { accountType: "business", language: "en" }),
      started(4, 4, { accountType: "individual", language: "ja-easy" }),
      step(5, "registration.completed", 4),
    ]);
    expect(byAccountType).toEqual([
      { name: "business", started: 1, completed: 0 },
      { name: "individual", started: 2, completed: 1 },
      { name: "unknown", started: 1, completed: 0 },
    ]);
    expect(byLanguage.map(({ name }) => name)).toEqual(["en", "ja", "ja-easy", "unknown"]);
  });

  it("have what was started before the period in its days alone", () => {
    const found = statisticsOf([
      ...[step(1, "code.verified", 1), step(2, "registration.completed", 1)],
      started(3, 2, { accountType: "business", language: "ja" }),
    ]);
    expect(found.days).toMatchObject([{ started: 1, verified: 1, completed: 1 }]);
    expect(found.byAccountType).toEqual([{ name: "business", started: 1, completed: 0 }]);
    expect(found.steps.map(({ reached }) => reached)).toEqual([1, 0, 0, 0]);
    expect(found.steps.map(({ lost }) => lost)).toEqual([0, 1, 0, 0]);
  });

  it("have none for the code of a password reset", () => {
    const { days, steps } = statisticsOf([aRecord(1, { event: "code.issued", flowId: "Flow-1", issue: 1 })]);
    expect(days).toEqual([]);
    expect(steps.map(({ reached }) => reached)).toEqual([0, 0, 0, 0]);
  });

  /** Registrations whose codes were sent so many seconds after their starts. */
  const minutesOf = (...seconds: readonly number[]) => {
    const all = seconds.flatMap((after, id) => [started(id, id), step(id + after, "code.issued", id)]);
    return statisticsOf(all).steps.map(({ minutes }) => minutes);
  };

  it.each([
    ["of one time, that one", [90], 1.5],
    ["of two times, between them", [60, 240], 2.5],
    ["of three times, the one between the others", [600, 60, 540], 9],
    ["of four times, between the two in the middle", [240, 60, 180, 6000], 3.5],
    ["in tenths of a minute", [100], 1.7],
  ])("have as a step's minutes the median: %s", (_which, seconds, expected) => {
    expect(minutesOf(...seconds)).toEqual([undefined, expected, undefined, undefined]);
  });

  it("have no minutes of a step when the one before it is not recorded", () => {
    const { steps } = statisticsOf([started(0, 1), step(120, "code.verified", 1)]);
    expect(steps).toEqual([
      { name: "started", reached: 1, lost: 0, minutes: undefined },
      { name: "codeSent", reached: 0, lost: 1, minutes: undefined },
      { name: "verified", reached: 1, lost: 0, minutes: undefined },
      { name: "completed", reached: 0, lost: 1, minutes: undefined },
    ]);
  });
});

describe("statistics of mails", () => {
  const mail = (event: AuditEventName, id: number, of: Partial<AuditRecord> = {}) =>
    aRecord(id, { event, sesMessageId: `ses-${id}`, ...of });
  const sent = (ids: readonly number[], of: Partial<AuditRecord> = {}) =>
    ids.map((id) => mail("mail.sent", id, of));

  it("have the classes in the order of their names, with how many came to what", () => {
    const { mails } = statisticsOf([
      ...sent([1, 2], { mailClass: "other" }),
      ...sent([3], {}),
      ...sent([4, 5, 6, 7, 8, 9, 10], { mailClass: "carrier" }),
      ...sent([11, 12, 13], { mailClass: "free" }),
      ...[4, 5, 6, 7].map((id) => mail("mail.delivered", id)),
      ...[8, 9, 10].map((id) => mail("mail.delayed", id)),
      ...[9, 10].map((id) => mail("mail.bounced", id)),
    ]);
    expect(mails).toEqual([
      { name: "carrier", sent: 7, delivered: 4, bounced: 2, late: 3 },
      { name: "free", sent: 3, delivered: 0, bounced: 0, late: 0 },
      { name: "other", sent: 2, delivered: 0, bounced: 0, late: 0 },
      { name: "unknown", sent: 1, delivered: 0, bounced: 0, late: 0 },
    ]);
  });

  it("have none for a complaint, nor for a mail without the mail service's number", () => {
    const { mails } = statisticsOf([mail("mail.complained", 1), aRecord(2, { event: "mail.sent" })]);
    expect(mails).toEqual([]);
  });
});

describe("statistics of events", () => {
  it("count what gives no reason as unknown", () => {
    const found = statisticsOf([
      ...[1, 2, 3].map((at) => aRecord(at, { event: "input.rejected", outcome: "failure" })),
      ...[4, 5].map((at) => aRecord(at, { event: "auth.signed-in" })),
      aRecord(6, { event: "desk.searched", operatorHash: "0a" }),
    ]);
    expect(found.brokenRules).toEqual([{ name: "unknown", count: 3 }]);
    expect(found.signIns).toEqual([{ name: "unknown", count: 2 }]);
    expect(found.deskActions).toEqual([{ name: "unknown", count: 1 }]);
  });

  it("count as the desk's what the desk did, not all that operators do", () => {
    const { deskActions } = statisticsOf([
      aRecord(1, { event: "hold.set", reason: "court", operatorHash: "0a" }),
      aRecord(2, { event: "desk.searched", reason: "misuse", operatorHash: "0a" }),
    ]);
    expect(deskActions).toEqual([{ name: "misuse", count: 1 }]);
  });

  it("name the most frequent rules first, and those that are as frequent by their names", () => {
    const reasons = ["b:kana", "d:format,a:kana", "a:kana", "c:format", "a:kana,c:format"];
    const found = statisticsOf(
      reasons.map((reason, at) => aRecord(at, { event: "input.rejected", outcome: "failure", reason })),
    );
    expect(found.brokenRules).toEqual([
      { name: "a:kana", count: 3 },
      { name: "c:format", count: 2 },
      { name: "b:kana", count: 1 },
      { name: "d:format", count: 1 },
    ]);
  });

  it("list each event by its name, however often it was recorded", () => {
    const names = [
      "terms.accepted",
      "auth.failed",
      "terms.accepted",
      "mail.sent",
      "account.updated",
    ] as const;
    expect(statisticsOf(names.map((event, at) => aRecord(at, { event }))).events).toEqual([
      { name: "account.updated", count: 1 },
      { name: "auth.failed", count: 1 },
      { name: "mail.sent", count: 1 },
      { name: "terms.accepted", count: 2 },
    ]);
  });
});

describe("a tally", () => {
  it("has when each account was first recorded as deleted", () => {
    const { deleted } = tallyOf([
      aRecord(1, { event: "account.withdrawal-requested", accountId: "Acc-1" }),
      aRecord(2, { event: "account.deleted", accountId: "Acc-1" }),
      aRecord(3, { event: "account.deleted", accountId: "Acc-2" }),
      aRecord(4, { event: "account.deleted", accountId: "Acc-1" }),
      aRecord(5, { event: "account.deleted" }),
    ]);
    const nine = Date.parse("2026-11-22T09:00:00.000Z");
    expect(deleted).toEqual({ "Acc-1": nine + 2000, "Acc-2": nine + 3000 });
  });

  it("of two halves adds up to that of the whole, wherever they are divided", () => {
    const since = "2026-11-22T08:58:00.000Z";
    const all = [
      ...records,
      ...["a:kana", "a:kana,b:format"].map((reason, at) => aRecord(at, { event: "input.rejected", reason })),
      ...["password", "passkey", "password"].map((reason) => aRecord(3, { event: "auth.signed-in", reason })),
      ...["misuse", "misuse"].map((reason) =>
        aRecord(4, { event: "desk.searched", reason, operatorHash: "0a" }),
      ),
      ...[5, 6].map((at) => aRecord(at, { event: "account.deleted", accountId: "Acc-1" })),
      ...[7, 8].map((at) => aRecord(at, { event: "sweep.counted", reason: `${at}/1`, since })),
    ];
    const whole = tallyOf(all);
    for (const [at] of all.entries())
      expect(sumOf([tallyOf(all.slice(0, at)), tallyOf(all.slice(at))])).toEqual(whole);
  });
});
