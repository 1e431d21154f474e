import { describe, expect, it } from "@jest/globals";
import type { AuditEventName, AuditRecord } from "../../../contracts/audit.ts";
import { eachOnce } from "../../../functions/domain/audit-records.ts";
import { aRecord } from "../../../testing/audit/a-trail.ts";

const timesOf = (...records: readonly AuditRecord[]) => eachOnce(records).map(({ times }) => times);

const failed = { event: "code.failed", outcome: "failure", registrationId: "Reg-1" } as const;
const names = { correlationId: "correlation-of-it", registrationId: "Reg-1" };

describe("records, each once", () => {
  it("stand in the order of time, whatever order they are found in", () => {
    const inOrder = [1, 2, 3, 4, 5].map((attempt) => aRecord(attempt, { ...failed, attempt }));
    const [one, two, three, four, five] = inOrder;
    const found = [three, five, one, four, two].filter((each) => each !== undefined);
    expect(eachOnce(found)).toEqual(inOrder.map((record) => ({ record, times: 1 })));
  });

  it("are the first of those that say the same, with how often it is said", () => {
    const codes = { ...names, event: "code.verified" } as const;
    const first = aRecord(1, codes);
    const others = [aRecord(9, codes), aRecord(5, { ...codes, srcIp: "192.0.2.1", release: "0.2.0" })];
    expect(eachOnce([...others, first])).toEqual([{ record: first, times: 3 }]);
  });

  it("are the same in whatever order their members are written", () => {
    const record = aRecord(1, { ...failed, attempt: 1 });
    // Its own entries, the last one first.
    const turned = Object.fromEntries(Object.entries(record).reverse()) as AuditRecord;
    expect(timesOf(record, turned)).toEqual([2]);
  });

  it("are others where one says something else", () => {
    const correlationId = "correlation-of-it";
    const one = aRecord(1, { ...failed, correlationId, attempt: 1 });
    const other = aRecord(1, { ...failed, correlationId, attempt: 2 });
    expect(timesOf(one, other)).toEqual([1, 1]);
  });

  it.each<AuditEventName>([
    "registration.started",
    "registration.completed",
    "registration.duplicate",
    "profile.saved",
  ])("hold %s once of a registration, whichever request finished it", (event) => {
    const one = aRecord(1, { event, registrationId: "Reg-1" });
    const again = aRecord(2, { event, registrationId: "Reg-1", accountId: "Acc-1" });
    const another = aRecord(3, { event, registrationId: "Reg-2" });
    expect(eachOnce([one, again, another])).toEqual([
      { record: one, times: 2 },
      { record: another, times: 1 },
    ]);
  });

  it("hold of a registration as many codes as were issued", () => {
    const code = { event: "code.issued", ...names } as const;
    expect(timesOf(aRecord(1, { ...code, issue: 1 }), aRecord(2, { ...code, issue: 2 }))).toEqual([1, 1]);
  });

  it("hold what became of a mail once, by the mail and what it was", () => {
    const mail = (seconds: number, event: AuditEventName, sesMessageId: string) =>
      aRecord(seconds, { event, sesMessageId });
    expect(
      timesOf(
        mail(1, "mail.sent", "ses-1"),
        mail(2, "mail.delivered", "ses-1"),
        mail(3, "mail.delivered", "ses-1"),
        mail(4, "mail.delivered", "ses-2"),
      ),
    ).toEqual([1, 2, 1]);
  });
});
