import { describe, expect, it } from "@jest/globals";
import { auditSeal } from "../../../../contracts/audit-seal.ts";
import { sealHours } from "../../../../functions/use-cases/audit/seal-hours.ts";
import { fakeArchive, fakeSealKey } from "../../../../testing/fakes/archive.ts";

function setup() {
  const archive = fakeArchive();
  const key = fakeSealKey();
  let now = Date.parse("2026-11-22T11:05:00Z");
  const put = (name: string) => archive.objects.set(`audit/${name}`, Buffer.from(name));
  const dependencies = { archive, key, now: () => now, hasTime: () => true };
  return {
    ...{ archive, key, put, dependencies },
    run: (others: Partial<typeof dependencies> = {}) => sealHours({ ...dependencies, ...others }),
    pass: (hours: number) => {
      now += hours * 3_600_000;
    },
    sealsAt: () => [...archive.objects.keys()].filter((each) => each.startsWith("seals/")).sort(),
    sealAt: (hour: string) =>
      auditSeal.parse(JSON.parse(String(archive.objects.get(`seals/2026/11/22/${hour}.json`)))),
  };
}

describe("the first run", () => {
  it("seals the hour before last, with whatever was archived until then", async () => {
    const { put, run, sealAt, sealsAt } = setup();
    put("2026/11/20/23/a.gz");
    put("2026/11/22/09/c.gz");
    put("2026/11/22/09/b.gz");
    put("2026/11/22/10/not-yet.gz");
    expect(await run()).toEqual({ hours: ["2026-11-22T09Z"], late: [] });
    expect(sealsAt()).toEqual(["seals/2026/11/22/09.json"]);
    const { manifest, ...seal } = sealAt("09");
    expect(seal).toMatchObject({
      number: 1,
      hour: "2026-11-22T09Z",
      previous: "0".repeat(64),
      keyId: "key-1",
    });
    expect(manifest.replace(/[0-9a-f]{64}/g, "…").split("\n")).toEqual([
      "seal 1 2026-11-22T09Z",
      "… 18 audit/2026/11/20/23/a.gz late 2026-11-20T23Z",
      "… 18 audit/2026/11/22/09/b.gz",
      "… 18 audit/2026/11/22/09/c.gz",
      "",
    ]);
  });
});

describe("the next run", () => {
  it("goes on from the seal before, with an hour of nothing, too", async () => {
    const { run, pass, sealAt } = setup();
    await run();
    pass(1);
    expect(await run()).toEqual({ hours: ["2026-11-22T10Z"], late: [] });
    expect(sealAt("10")).toMatchObject({ number: 2, previous: sealAt("09").seal });
    expect(sealAt("10").manifest).toBe("seal 2 2026-11-22T10Z\n");
  });

  it("names the hour of an object that came late", async () => {
    const { run, pass, put, sealAt } = setup();
    await run();
    pass(1);
    put("2026/11/22/09/late.gz");
    expect(await run()).toEqual({ hours: ["2026-11-22T10Z"], late: ["audit/2026/11/22/09/late.gz"] });
    expect(sealAt("10").manifest).toMatch(/late\.gz late 2026-11-22T09Z\n$/);
    pass(1);
    expect((await run()).late).toEqual([]);
    expect(sealAt("11").manifest).not.toContain("late");
  });

  it("does nothing when the hour is sealed", async () => {
    const { run } = setup();
    await run();
    expect(await run()).toEqual({ hours: [], late: [] });
  });

  it("seals each hour that was missed, over midnight, as far as its time goes", async () => {
    const { run, pass, sealsAt } = setup();
    await run();
    pass(20);
    let left = 16;
    await run({ hasTime: () => left-- > 0 });
    expect(sealsAt().slice(-2)).toEqual(["seals/2026/11/23/00.json", "seals/2026/11/23/01.json"]);
    expect((await run()).hours).toEqual([
      "2026-11-23T02Z",
      "2026-11-23T03Z",
      "2026-11-23T04Z",
      "2026-11-23T05Z",
    ]);
  });

  it("begins after the last seal, whatever year that is of", async () => {
    const { run, pass, sealsAt } = setup();
    await run();
    pass(24 * 45);
    await run();
    expect(sealsAt()).toHaveLength(24 * 45 + 1);
  });
});

describe("a run that is broken off", () => {
  it("leaves no seal behind between signature and put, and the next one seals the hour once", async () => {
    const { run, archive, sealsAt } = setup();
    const killed = { ...archive, putNew: () => Promise.reject(new Error("killed")) };
    await expect(run({ archive: killed })).rejects.toThrow("killed");
    expect(sealsAt()).toEqual([]);
    await run();
    expect(sealsAt()).toEqual(["seals/2026/11/22/09.json"]);
  });

  it("whose put went through without an answer is gone on from", async () => {
    const { run, archive, sealAt, pass } = setup();
    const lost: typeof archive = {
      ...archive,
      putNew: async (...given) => {
        await archive.putNew(...given);
        throw new Error("lost");
      },
    };
    await expect(run({ archive: lost })).rejects.toThrow("lost");
    const first = sealAt("09");
    pass(1);
    expect((await run()).hours).toEqual(["2026-11-22T10Z"]);
    expect(sealAt("09")).toEqual(first);
  });
});

it("two runs at the same time make one seal of an hour", async () => {
  const { run, sealsAt } = setup();
  const [one, other] = await Promise.all([run(), run()]);
  expect([...one.hours, ...other.hours]).toEqual(["2026-11-22T09Z"]);
  expect(sealsAt()).toHaveLength(1);
});

describe("what is sealed", () => {
  /** The archive, with what was asked of it. */
  function watched(archive: ReturnType<typeof fakeArchive>) {
    const [listed, folders, types]: [string[], string[], string[]] = [[], [], []];
    const watching: typeof archive = {
      ...archive,
      list(prefix, startAfter) {
        listed.push(prefix);
        return archive.list(prefix, startAfter);
      },
      folders(prefix) {
        folders.push(prefix);
        return archive.folders(prefix);
      },
      putNew(key, body, type) {
        types.push(type);
        return archive.putNew(key, body, type);
      },
    };
    return { archive: watching, listed, folders, types };
  }

  it("is each object once, in its own hour, where several hours are sealed by one run", async () => {
    const { run, pass, put, sealAt } = setup();
    await run();
    pass(3);
    put("2026/11/22/10/a.gz");
    put("2026/11/22/11/b.gz");
    put("2026/11/22/13/not-yet.gz");
    const hours = ["2026-11-22T10Z", "2026-11-22T11Z", "2026-11-22T12Z"];
    expect(await run()).toEqual({ hours, late: [] });
    const keysAt = (hour: string) => [...sealAt(hour).manifest.matchAll(/audit\S+/g)].map(([key]) => key);
    expect(keysAt("10")).toEqual(["audit/2026/11/22/10/a.gz"]);
    expect(keysAt("11")).toEqual(["audit/2026/11/22/11/b.gz"]);
    expect(keysAt("12")).toEqual([]);
  });

  it("is by the first run whatever there is, however old; later nothing that comes after two days", async () => {
    const { run, pass, put, sealAt } = setup();
    put("2025/01/01/00/old.gz");
    await run();
    expect(sealAt("09").manifest).toContain("audit/2025/01/01/00/old.gz late");
    pass(1);
    put("2026/11/20/09/too-late.gz");
    expect((await run()).late).toEqual([]);
    expect(sealAt("10").manifest).toBe("seal 2 2026-11-22T10Z\n");
  });

  it("is not sealed again as late two days on", async () => {
    const { run, pass, put } = setup();
    put("2026/11/22/09/a.gz");
    await run();
    pass(47);
    await run();
    pass(1);
    expect(await run()).toEqual({ hours: ["2026-11-24T09Z"], late: [] });
  });

  it("are all objects of an hour, each once, though not all are read at the same time", async () => {
    const { run, put, sealAt, archive } = setup();
    for (let object = 1; object <= 9; object += 1) put(`2026/11/22/09/${object}.gz`);
    let [reading, most] = [0, 0];
    const read = async (key: string) => {
      reading += 1;
      most = Math.max(most, reading);
      const body = await archive.read(key);
      reading -= 1;
      return body;
    };
    await run({ archive: { ...archive, read } });
    expect(sealAt("09").manifest.match(/\.gz\n/g)).toHaveLength(9);
    expect(most).toBe(8);
  });

  it("is nothing where an object is gone that was listed", async () => {
    const { run, put, sealsAt, archive } = setup();
    put("2026/11/22/09/a.gz");
    const read = async () => undefined;
    await expect(run({ archive: { ...archive, read } })).rejects.toThrow("an object of the archive is gone");
    expect(sealsAt()).toEqual([]);
  });

  it("is looked for in the folders of the last day, and only among what is archived", async () => {
    const { run, pass, archive } = setup();
    const first = watched(archive);
    await run({ archive: first.archive });
    expect(first.folders).toEqual(["seals/"]);
    expect(first.listed).toEqual(["audit/"]);
    expect(first.types).toEqual(["application/json"]);
    archive.objects.set("statistics/days/2026/11/21.json", Buffer.from("{}"));
    pass(1);
    const next = watched(archive);
    expect((await run({ archive: next.archive })).hours).toEqual(["2026-11-22T10Z"]);
    expect(next.folders).toEqual(["seals/", "seals/2026/", "seals/2026/11/"]);
    expect(next.listed).toEqual(["seals/2026/11/22/", "seals/", "audit/"]);
  });

  it("goes by seals alone, whatever lies beside them", async () => {
    const { run, pass, archive, sealAt } = setup();
    archive.objects.set("seals/2026/11/22/notes.txt", Buffer.from("no seal"));
    archive.objects.set("audit/2026/notes.txt", Buffer.from("no object"));
    expect((await run()).hours).toEqual(["2026-11-22T09Z"]);
    pass(1);
    expect((await run()).hours).toEqual(["2026-11-22T10Z"]);
    expect(sealAt("10").manifest).toBe("seal 2 2026-11-22T10Z\n");
  });

  it("counts as not sealed where the manifest was changed that named it", async () => {
    const { run, pass, put, archive, sealAt } = setup();
    put("2026/11/22/09/a.gz");
    await run();
    const changed = { ...sealAt("09"), manifest: "changed by somebody" };
    archive.objects.set("seals/2026/11/22/09.json", Buffer.from(JSON.stringify(changed)));
    pass(1);
    expect((await run()).late).toEqual(["audit/2026/11/22/09/a.gz"]);
  });
});
