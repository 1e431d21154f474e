/** What of a day's objects is counted, and how a day goes on that one run had no room for. */
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import { storedPart } from "../../../../contracts/tally.ts";
import { archivedLines } from "../../../../functions/infra/archived-lines.ts";
import { beginOfDay, tallyOfDay } from "../../../../functions/use-cases/audit/day-tally.ts";
import { aRecord } from "../../../../testing/audit/a-trail.ts";
import { fakeArchive } from "../../../../testing/fakes/archive.ts";

const day = "2026-11-21";
const begin = beginOfDay(day);
const DAY_MS = 86_400_000;

let recorded = 0;
/** A record of so many milliseconds after the day's begin. */
const recordAt = (ms: number) => {
  recorded += 1;
  return aRecord(recorded, { event: "csrf.rejected", time: new Date(begin + ms).toISOString() });
};

function scene() {
  const archive = fakeArchive();
  const types: string[] = [];
  const put = (key: string, texts: readonly string[]) => {
    const logEvents = texts.map((message, at) => ({ id: `${at}`, timestamp: 0, message }));
    archive.objects.set(key, gzipSync(JSON.stringify({ messageType: "DATA_MESSAGE", logEvents })));
  };
  const text = (record: object) => JSON.stringify({ message: { audit: record } });
  return {
    ...{ archive, put, text, types },
    archived: (key: string, ...ms: readonly number[]) =>
      put(
        key,
        ms.map((each) => text(recordAt(each))),
      ),
    tally: (special: Partial<Parameters<typeof tallyOfDay>[0]> = {}) => {
      const putNew: typeof archive.putNew = (key, body, type) => {
        types.push(type);
        return archive.putNew(key, body, type);
      };
      const all = { archive: { ...archive, putNew }, lines: archivedLines, hasTime: () => true };
      return tallyOfDay({ ...all, mostRecords: 100, ...special }, day);
    },
    parts: () => [...archive.objects.keys()].filter((key) => key.startsWith("statistics/")).toSorted(),
  };
}

const counted = (count: number) => ({ parts: [], tally: { events: { "csrf.rejected": count } } });
const none = { parts: [], tally: { events: {} } };

describe("the tally of a day", () => {
  it("has the records from its first millisecond to its last", async () => {
    const { archived, tally } = scene();
    archived("audit/2026/11/20/15/a.gz", -1, 0, DAY_MS - 1, DAY_MS);
    expect(await tally()).toMatchObject(counted(2));
  });

  it("has what was delivered up to two hours after it, and no object beyond", async () => {
    const { archived, tally } = scene();
    archived("audit/2026/11/21/16/a.gz", 1);
    expect(await tally()).toMatchObject(counted(1));
    archived("audit/2026/11/21/17/", 2);
    archived("audit/2026/11/21/17/b.gz", 3);
    archived("audit/2026/11/20/14/before.gz", 4);
    expect(await tally()).toMatchObject(counted(1));
  });

  it("reads nothing but the audit's objects", async () => {
    const { archived, tally, archive } = scene();
    archived("audit/2026/11/20/15/a.gz", 1);
    archived("backups/2026/11/20/15/a.gz", 2);
    const read: string[] = [];
    const watched = {
      ...archive,
      read: (key: string) => {
        read.push(key);
        return archive.read(key);
      },
    };
    expect(await tally({ archive: watched })).toMatchObject(counted(1));
    expect(read).toEqual(["audit/2026/11/20/15/a.gz"]);
  });

  it("leaves out what cannot be read, and what is no record or a broken one", async () => {
    const { archive, put, text, tally } = scene();
    archive.objects.set("audit/2026/11/20/15/damaged.gz", Buffer.from("no gzip"));
    const broken = { ...recordAt(1), schema: "none" };
    put("audit/2026/11/20/15/lines.gz", ["no JSON", text(broken), "{}", text(recordAt(2))]);
    expect(await tally()).toMatchObject(counted(1));
  });

  it("of a day without objects is empty, and asks for the time of none", async () => {
    const { tally } = scene();
    expect(await tally({ hasTime: () => false })).toMatchObject(none);
  });
});

describe("a day in parts", () => {
  it("is divided where as many records are held as there is room for, and no sooner", async () => {
    const { archived, archive, tally, parts, types } = scene();
    for (const hour of ["15", "16", "17"])
      archived(`audit/2026/11/20/${hour}/a.gz`, Number(hour), 30 + Number(hour));
    const written = await tally({ mostRecords: 4 });
    expect(parts()).toEqual(["statistics/parts/2026/11/21/0001.json"]);
    expect(written).toMatchObject({ parts: parts(), tally: { events: { "csrf.rejected": 6 } } });
    expect(types).toEqual(["application/json"]);
    const part = storedPart.parse(JSON.parse(String(archive.objects.get(parts()[0] ?? ""))));
    expect(part.until).toBe("audit/2026/11/20/16/a.gz");
    expect(part.tally.events).toEqual({ "csrf.rejected": 4 });
  });

  it("needs no part after its last object, though the time is up", async () => {
    const { archived, tally, parts } = scene();
    archived("audit/2026/11/20/15/a.gz", 1);
    expect(await tally({ hasTime: () => false })).toMatchObject(counted(1));
    expect(parts()).toEqual([]);
  });

  it("ends the run where the time is up, and the next goes on behind it", async () => {
    const { archived, tally, parts } = scene();
    archived("audit/2026/11/20/15/a.gz", 1);
    archived("audit/2026/11/20/16/a.gz", 2);
    archived("audit/2026/11/20/17/a.gz", 3);
    expect(await tally({ hasTime: () => false })).toEqual({ parts: parts() });
    expect(await tally({ hasTime: () => false })).toEqual({ parts: parts().slice(1) });
    expect(parts()).toHaveLength(2);
    expect(await tally()).toMatchObject({ parts: [], tally: { events: { "csrf.rejected": 3 } } });
  });
});
