/** Of the archive, each nightly run lists no more than its own folders, and passes over whatever lies beside what it reads. */
import { describe, expect, it } from "@jest/globals";
import { archivedLines } from "../../../../functions/infra/archived-lines.ts";
import { mailSeals } from "../../../../functions/use-cases/audit/mail-seals.ts";
import { sealHours } from "../../../../functions/use-cases/audit/seal-hours.ts";
import { writeStatistics } from "../../../../functions/use-cases/audit/write-statistics.ts";
import { fakeArchive, fakeSealKey } from "../../../../testing/fakes/archive.ts";
import { fakeMailer } from "../../../../testing/fakes/mailer.ts";
import { sender } from "../../../../testing/mail-sender.ts";

function scene() {
  const archive = fakeArchive();
  const [listed, types]: [Set<string>, Map<string, string>] = [new Set(), new Map()];
  const watching: typeof archive = {
    ...archive,
    list(prefix, startAfter) {
      listed.add(prefix);
      return archive.list(prefix, startAfter);
    },
    putNew(key, body, type) {
      types.set(key, type);
      return archive.putNew(key, body, type);
    },
  };
  const beside = (...keys: readonly string[]) => {
    for (const key of keys) archive.objects.set(key, Buffer.from("what nobody has asked for"));
  };
  const audit = () => undefined;
  return {
    ...{ archive, listed, types, beside },
    statisticsAt: (time: string) =>
      writeStatistics({
        ...{ archive: watching, lines: archivedLines, audit, now: () => Date.parse(time) },
        ...{ hasTime: () => true, mostRecords: 100 },
      }),
    sealsAt: async (time: string) => {
      const now = () => Date.parse(time);
      await sealHours({ archive, key: fakeSealKey(), now, hasTime: () => true });
      const settings = { ...sender, auditAddresses: ["audit@example.jp"] };
      const { port: mailer } = fakeMailer();
      return mailSeals({ archive: watching, mailer, audit, settings, now, hasTime: () => true });
    },
  };
}

describe("the statistics", () => {
  it("go back to the first day of last month, and no further", async () => {
    const { beside, statisticsAt } = scene();
    beside("audit/2026/09/10/00/a.gz");
    const written = await statisticsAt("2026-11-02T18:10:00Z");
    expect(written.at(0)).toBe("statistics/days/2026/10/01.json");
    expect(written.at(-1)).toBe("statistics/2026-10.csv");
    expect(written).toHaveLength(31 + 2 + 1);
  });

  it("begin with the archive's first day, whatever lies beside its objects", async () => {
    const { beside, statisticsAt } = scene();
    beside("audit/0-notes.txt", "audit/2026/11/20/15/a.gz", "backups/2020/01/01/00/a.gz");
    expect((await statisticsAt("2026-11-21T18:10:00Z")).at(0)).toBe("statistics/days/2026/11/20.json");
  });

  it("are found among their own, and said to be what they are", async () => {
    const { beside, statisticsAt, listed, types } = scene();
    beside("audit/2026/11/29/15/a.gz");
    await statisticsAt("2026-11-30T18:10:00Z");
    expect([...listed].toSorted()).toEqual([
      ...["audit/", "statistics/2026-11.csv", "statistics/days/", "statistics/days/2026/11/"],
      ...["statistics/parts/2026/11/29/", "statistics/parts/2026/11/30/"],
    ]);
    expect(Object.fromEntries(types)).toEqual({
      "statistics/days/2026/11/29.json": "application/json",
      "statistics/days/2026/11/30.json": "application/json",
      "statistics/2026-11.csv": "text/csv; charset=utf-8",
    });
  });
});

describe("the mails of the seals", () => {
  it("go by seals and anchors alone, and leave an anchor", async () => {
    const { beside, sealsAt, listed, types } = scene();
    beside("seals/2026/11/22/notes.txt", "anchors/2026/11/notes.txt");
    await sealsAt("2026-11-23T01:05:00Z");
    expect([...listed]).toEqual(["anchors/", "seals/"]);
    expect(Object.fromEntries(types)).toEqual({ "anchors/2026/11/22.json": "application/json" });
  });
});
