import { gzipSync } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import type { AuditEventName, AuditRecord } from "../../../../contracts/audit.ts";
import type { AuditEvent } from "../../../../functions/domain/audit-event.ts";
import { statisticsOf } from "../../../../functions/domain/statistics.ts";
import { publishedCsv } from "../../../../functions/domain/statistics-table.ts";
import { archivedLines } from "../../../../functions/infra/archived-lines.ts";
import { writeStatistics } from "../../../../functions/use-cases/audit/write-statistics.ts";
import type { Archive } from "../../../../functions/use-cases/ports.ts";
import { aRecord } from "../../../../testing/audit/a-trail.ts";
import { fakeArchive } from "../../../../testing/fakes/archive.ts";

const hour = 3_600_000;
const trailStart = Date.parse("2026-11-22T09:00:00Z"); // of aRecord

function setup() {
  const archive = fakeArchive();
  const audited: AuditEvent[] = [];
  let objects = 0;
  let now = 0;
  return {
    archive,
    audited,
    at: (time: string) => {
      now = Date.parse(time);
    },
    /** In an object that Firehose delivers so many minutes later. */
    archived(records: readonly AuditRecord[], minutes = 5) {
      for (const record of records) {
        objects += 1;
        const delivered = new Date(Date.parse(record.time) + minutes * 60_000).toISOString();
        const message = JSON.stringify({ message: { audit: record } });
        const logEvents = [{ id: "1", timestamp: Date.parse(record.time), message }];
        const key = `audit/${delivered.slice(0, 13).replace(/[-T]/g, "/")}/${objects}.json.gz`;
        archive.objects.set(key, gzipSync(JSON.stringify({ messageType: "DATA_MESSAGE", logEvents })));
      }
    },
    run: (others: { archive?: Archive; hasTime?(): boolean; mostRecords?: number } = {}) =>
      writeStatistics({
        ...{ archive, lines: archivedLines, audit: (event) => void audited.push(event) },
        ...{ now: () => now, hasTime: () => true, mostRecords: 1_000, ...others },
      }),
    written: () => [...archive.objects.keys()].filter((each) => each.startsWith("statistics/")).sort(),
    csv: (month: string) => String(archive.objects.get(`statistics/${month}.csv`)),
  };
}

const at = (time: string, event: Partial<AuditRecord> & { readonly event: AuditEventName }) =>
  aRecord((Date.parse(time) - trailStart) / 1000, event);

/** One that is started before midnight in Japan and completed after it. */
const overMidnight = (id: string, day: string) => [
  at(`${day}T14:58:00Z`, {
    event: "registration.started",
    registrationId: id,
    accountType: "business",
    language: "ja",
  }),
  at(`${day}T14:59:00Z`, { event: "code.issued", registrationId: id }),
  at(`${day}T14:59:01Z`, {
    event: "mail.sent",
    registrationId: id,
    sesMessageId: `mail-${id}`,
    mailClass: "free",
  }),
  at(`${day}T15:01:00Z`, { event: "mail.delivered", registrationId: id, sesMessageId: `mail-${id}` }),
  at(`${day}T15:02:00Z`, { event: "code.failed", registrationId: id, attempt: 1 }),
  at(`${day}T15:03:00Z`, { event: "code.verified", registrationId: id }),
  at(`${day}T15:09:00Z`, { event: "registration.completed", registrationId: id }),
];

describe("the figures of a month", () => {
  it("are those of its records, each registration once though it goes over midnight", async () => {
    const { archived, at: clock, run, csv } = setup();
    const records = ["a", "b", "c", "d", "e", "f"].flatMap((id) => overMidnight(id, "2026-11-21"));
    archived(records);
    archived(records.slice(-1)); // recorded twice
    clock("2026-11-30T18:10:00Z"); // 03:10 of the first in Japan
    expect((await run()).at(-1)).toBe("statistics/2026-11.csv");
    expect(csv("2026-11")).toBe(publishedCsv(statisticsOf(records), "ja"));
    expect(csv("2026-11")).toContain("アカウントの種類,business,完了,6");
    expect(csv("2026-11")).toMatch(/^\uFEFF区分/);
  });

  it("add up what operators did, also over days whose tallies an earlier release has made", async () => {
    const { archive, archived, at: clock, run, csv } = setup();
    archived(overMidnight("a", "2026-11-20"));
    clock("2026-11-21T18:10:00Z");
    await run();
    const old = [...archive.objects.keys()].filter((key) => key.startsWith("statistics/days/"));
    for (const key of old) {
      const { deskActions: _, ...tally } = JSON.parse(String(archive.objects.get(key)));
      archive.objects.set(key, Buffer.from(JSON.stringify(tally)));
    }
    expect(old).toHaveLength(2);
    archived(
      [22, 23, 24, 25, 26].map((day) =>
        at(`2026-11-${day}T01:00:00Z`, {
          ...{ event: "desk.searched", reason: "mail-missing", ticket: "T-1", operatorHash: "0a" },
        }),
      ),
    );
    clock("2026-11-30T18:10:00Z");
    await run();
    expect(csv("2026-11")).toContain("窓口の操作（理由）,メールが届かない,件数,5\r\n");
  });

  it("hide what is about fewer than five", async () => {
    const { archived, at: clock, run, csv } = setup();
    archived(overMidnight("a", "2026-11-21"));
    clock("2026-11-30T18:10:00Z");
    await run();
    expect(csv("2026-11")).toContain("アカウントの種類,business,完了,5未満");
  });

  it("are of days in Japan, and of no other month's", async () => {
    const { archived, at: clock, run, csv } = setup();
    archived(["a", "b", "c", "d", "e"].flatMap((id) => overMidnight(id, "2026-11-30")));
    clock("2026-12-31T18:10:00Z");
    await run();
    // Started in November: by December's records they were completed only.
    expect(csv("2026-12")).toContain("日ごとの登録,2026-12-01,完了,5\r\n");
    expect(csv("2026-12")).not.toContain("2026-11-30");
  });
});

describe("a run", () => {
  it("writes the tally of a day when its last records have come, once", async () => {
    const { archived, at: clock, run, written } = setup();
    archived(overMidnight("a", "2026-11-21"));
    clock("2026-11-22T17:55:00Z");
    expect(await run()).toEqual(["statistics/days/2026/11/21.json"]);
    clock("2026-11-22T18:05:00Z");
    expect(await run()).toEqual(["statistics/days/2026/11/22.json"]);
    expect(await run()).toEqual([]);
    expect(written()).toHaveLength(2);
  });

  it("does nothing while nothing is archived", async () => {
    const { at: clock, run } = setup();
    clock("2026-11-22T18:05:00Z");
    expect(await run()).toEqual([]);
  });

  it("leaves the next one what it has no time for, and a month that lacks a day", async () => {
    const { archived, at: clock, run, written } = setup();
    archived(overMidnight("a", "2026-11-21"));
    clock("2026-11-30T18:10:00Z");
    expect(await run({ hasTime: () => written().length < 4 })).toHaveLength(4);
    expect(written()).not.toContain("statistics/2026-11.csv");
    expect((await run()).at(-1)).toBe("statistics/2026-11.csv");
  });

  it.each([1, 5, 11])("that is killed at put %d leaves no half, and nothing undone", async (at) => {
    const { archive, archived, at: clock, run, csv, written } = setup();
    const records = overMidnight("a", "2026-11-21");
    archived(records);
    clock("2026-11-30T18:10:00Z");
    let puts = 0;
    const killed: Archive = {
      ...archive,
      putNew: async (...given) => {
        puts += 1;
        if (puts === at) throw new Error("killed");
        return archive.putNew(...given);
      },
    };
    await expect(run({ archive: killed })).rejects.toThrow("killed");
    expect(written()).toHaveLength(at - 1);
    await run();
    expect(csv("2026-11")).toBe(publishedCsv(statisticsOf(records), "ja"));
    expect(written()).toHaveLength(11); // ten days and the month
  });

  it("counts no record that is archived hours after its day", async () => {
    const { archived, at: clock, run, csv } = setup();
    archived(overMidnight("a", "2026-11-21"));
    archived([at("2026-11-23T05:00:00Z", { event: "csrf.rejected" })], (24 * hour) / 60_000 + 60);
    clock("2026-11-30T18:10:00Z");
    await run();
    expect(csv("2026-11")).not.toContain("csrf.rejected");
  });
});

describe("a very large day", () => {
  const ids = Array.from({ length: 12 }, (_, id) => `r-${id}`);
  const records = ids.flatMap((id) => overMidnight(id, "2026-11-20"));
  const day = "statistics/days/2026/11/21.json";

  function large() {
    const world = setup();
    world.archived(overMidnight("first", "2026-11-20").slice(0, 1)); // the day before is tallied, too
    world.at("2026-11-21T18:10:00Z");
    return world;
  }
  const tallyAt = ({ archive }: ReturnType<typeof setup>, key: string) =>
    JSON.parse(String(archive.objects.get(key)));

  it.each([
    ["time", { hasTime: onceInAWhile }],
    ["room", { mostRecords: 10 }],
  ] as const)("that there is no %s for is counted in parts, to the same tally", async (_, limits) => {
    const whole = large();
    whole.archived(records);
    await whole.run();
    const inParts = large();
    inParts.archived(records);
    let runs = 0;
    while (!inParts.written().includes(day) && runs < 200) {
      runs += 1;
      const hasTime = "hasTime" in limits ? limits.hasTime() : () => true;
      await inParts.run({ ...limits, hasTime });
    }
    expect(inParts.written().filter((key) => key.startsWith("statistics/parts/")).length).toBeGreaterThan(3);
    expect(tallyAt(inParts, day)).toEqual(tallyAt(whole, day));
  });

  /** A run that has time for its first step and for one object. */
  function onceInAWhile() {
    let asked = 0;
    return () => {
      asked += 1;
      return asked <= 1;
    };
  }

  it("holds no more than so many records at once, and goes on in the same run while there is time", async () => {
    const world = large();
    world.archived(records);
    const written = await world.run({ mostRecords: 10 });
    expect(written.filter((key) => key.startsWith("statistics/parts/2026/11/21/"))).toEqual([
      "statistics/parts/2026/11/21/0001.json",
      ...["0002", "0003", "0004"].map((part) => `statistics/parts/2026/11/21/${part}.json`),
    ]);
    expect(written).toContain(day);
  });

  it("is left to the other of two runs that are at it at the same time", async () => {
    const world = large();
    world.archived(records);
    const late: Archive = {
      ...world.archive,
      putNew: async (key, ...rest) =>
        key.startsWith("statistics/parts/") ? "taken" : world.archive.putNew(key, ...rest),
    };
    expect(await world.run({ archive: late, mostRecords: 10 })).not.toContain(day);
    await world.run();
    expect(world.written()).toContain(day);
  });
});

describe("the count of the accounts", () => {
  const completed = (id: string, time: string) => [
    at(`${time.slice(0, 11)}00:00:00Z`, { event: "registration.started", registrationId: id }),
    at(time, { event: "registration.completed", registrationId: id }),
  ];
  const deleted = (accountId: string, time: string) => at(time, { event: "account.deleted", accountId });
  const counted = (day: string, reason: string) =>
    at(`${day}T18:00:05Z`, { event: "sweep.counted", reason, since: `${day}T18:00:00.000Z` });

  /** What differs on the 23rd, if the sweeps of the 21st and the 22nd (UTC) have counted so. */
  async function differences(before: string, after: string, records: readonly AuditRecord[]) {
    const { archived, at: clock, run, audited } = setup();
    archived([counted("2026-11-21", before), ...records, counted("2026-11-22", after)]);
    clock("2026-11-23T18:10:00Z");
    await run();
    await run();
    return audited.map(({ event, reason }) => `${event} ${reason}`);
  }
  const two = [
    ...completed("a", "2026-11-22T01:00:00Z"),
    ...completed("b", "2026-11-22T02:00:00Z"),
    deleted("c", "2026-11-22T03:00:00Z"),
  ];

  it("agrees with what has happened since the count before", async () => {
    expect(await differences("10/3", "11/4", two)).toEqual([]);
  });

  it.each([
    ["an account without its record", "12/4", ["reconciliation.failed made"]],
    ["a record without its account", "10/4", ["reconciliation.failed made"]],
    ["a tombstone too few", "12/3", ["reconciliation.failed deleted"]],
    ["a tombstone too many", "10/5", ["reconciliation.failed deleted"]],
    ["both", "11/5", ["reconciliation.failed made", "reconciliation.failed deleted"]],
  ])("rings once for %s", async (_, after, rings) => {
    expect(await differences("10/3", after, two)).toEqual(rings);
  });

  it.each(["11/4", "12/4"])(
    "leaves open on which side is what happened while it was counted: %s",
    async (after) => {
      const besides = completed("d", "2026-11-22T18:00:03Z");
      expect(await differences("10/3", after, [...two, ...besides])).toEqual([]);
    },
  );

  it.each(["11/4", "12/4"])(
    "leaves open whether a completion is new whose start is days ago: %s",
    async (after) => {
      const again = at("2026-11-22T05:00:00Z", { event: "registration.completed", registrationId: "old" });
      expect(await differences("10/3", after, [...two, again])).toEqual([]);
    },
  );

  it("goes back over nights without a count, and says nothing where there is none before", async () => {
    const { archived, at: clock, run, audited } = setup();
    archived([...two, counted("2026-11-22", "5/1")]);
    clock("2026-11-23T18:10:00Z");
    await run();
    expect(audited).toEqual([]);
    archived([...completed("e", "2026-11-24T02:00:00Z"), counted("2026-11-25", "7/1")]);
    clock("2026-11-26T18:10:00Z");
    await run();
    expect(audited).toEqual([
      {
        ...{ event: "reconciliation.failed", outcome: "failure", reason: "made" },
        since: "2026-11-22T18:00:00.000Z",
      },
    ]);
  });
});
