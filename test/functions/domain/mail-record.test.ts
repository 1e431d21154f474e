import { expect, it } from "@jest/globals";
import { isOnRecord, recordedStatus } from "../../../functions/domain/mail-record.ts";
import { ascendingStages, GIVEN_UP_AFTER_MS, type MailStage } from "../../../functions/domain/mail-status.ts";

const MINUTE = 60_000;
const onRecord = (kind: "code" | "completion" | "farewell", afterMs: number) =>
  ascendingStages.filter((stage) => isOnRecord({ kind, stage, askedAt: 1_000 }, 1_000 + afterMs));
const trouble: readonly MailStage[] = ["delayed", "turned-back", "failed", "bounced", "complained"];

it.each(["code", "completion"] as const)(
  "of a registration's %s only trouble is on record, and what follows it",
  (kind) => {
    const { length } = trouble;
    expect(onRecord(kind, MINUTE)).toEqual(["queued", ...trouble]);
    expect(onRecord(kind, MINUTE + 1)).toEqual(expect.arrayContaining(["delivered", ...trouble]));
    expect(onRecord(kind, MINUTE + 1)).toHaveLength(length + 2);
  },
);

it("of every other mail everything is", () => {
  expect(onRecord("farewell", 0)).toEqual(ascendingStages);
});

it.each<[MailStage, number, string]>([
  // Nobody gives a code of it that would show that it has come.
  ["queued", 0, "queued"],
  ["queued", 10_000, "delayed"],
  ["queued", GIVEN_UP_AFTER_MS, "failed"],
  ["turned-back", 0, "bounced"],
  ["delivered", 0, "delivered"],
])("a mail on record as %s is, %d ms after it was asked for, %s", (stage, afterMs, status) => {
  const mail = { kind: "farewell", flowId: "f1", codeNumber: 0, askedAt: 1_000, stage } as const;
  expect(recordedStatus(mail, 1_000 + afterMs)).toBe(status);
});
