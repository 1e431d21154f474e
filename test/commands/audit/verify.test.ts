import { beforeEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { verdictOf } from "../../../commands/audit/output/verdict.ts";
import { verifyArchive } from "../../../commands/audit/verify/verify.ts";
import { words } from "../../../commands/audit/words.ts";
import { sealOf } from "../../../functions/domain/audit-seal.ts";
import { mailSeals } from "../../../functions/use-cases/audit/mail-seals.ts";
import { sealHours } from "../../../functions/use-cases/audit/seal-hours.ts";
import { type FakeArchive, fakeArchive, fakeSealKey } from "../../../testing/fakes/archive.ts";
import { fakeMailer } from "../../../testing/fakes/mailer.ts";
import { sender } from "../../../testing/mail-sender.ts";

const key = fakeSealKey();
const hour = 3_600_000;
const start = Date.parse("2026-11-22T05:05:00Z");
const hours = 6;

/** Six hours of two objects each, sealed as they pass. */
async function aSealedArchive(): Promise<FakeArchive> {
  const archive = fakeArchive();
  for (let passed = 0; passed < hours; passed += 1) {
    const now = start + passed * hour;
    const of = new Date(now - 2 * hour).toISOString().slice(0, 13).replace(/[-T]/g, "/");
    for (const name of ["a", "b"])
      archive.objects.set(`audit/${of}/${name}.gz`, Buffer.from(`${of} ${name}`));
    await sealHours({ archive, key, now: () => now, hasTime: () => true });
  }
  return archive;
}

let archive: FakeArchive;
beforeEach(async () => {
  archive = await aSealedArchive();
});

const now = start + (hours - 1) * hour + 10 * 60_000;
const verify = (options: Partial<Parameters<typeof verifyArchive>[0]> = {}) =>
  verifyArchive({ archive, publicKey: key.publicKey, period: {}, now, ...options });

const seal = (at: string) => `seals/2026/11/22/${at}.json`;
const object = (at: string, name = "a") => `audit/2026/11/22/${at}/${name}.gz`;
const change = (name: string, changed: (body: Buffer) => Buffer) => {
  const body = archive.objects.get(name);
  if (body === undefined) throw new Error(`${name} is not there`);
  archive.objects.set(name, changed(Buffer.from(body)));
};
const rewrite = (name: string, members: object) =>
  change(name, (body) => Buffer.from(JSON.stringify({ ...JSON.parse(String(body)), ...members })));
const flip = (at: number) => (body: Buffer) => {
  body[at] = (body[at] ?? 0) ^ 1;
  return body;
};

describe("an archive as it was sealed", () => {
  it("passes", async () => {
    const found = await verify();
    expect(found).toEqual({ seals: 6, objects: 12, late: [], waiting: 0, anchors: [] });
    expect(verdictOf(found, words.ja)).toMatch(/^OK 6 seals, 12 objects\n/);
  });

  it("passes in part", async () => {
    const period = { from: Date.parse("2026-11-22T05:00Z"), to: Date.parse("2026-11-22T06:30Z") };
    expect(await verify({ period })).toEqual({ seals: 2, objects: 4, late: [], waiting: 0, anchors: [] });
  });

  it("passes before its first hour is due, and with seals up to where it was stopped", async () => {
    archive = fakeArchive();
    expect(await verify()).toEqual({ seals: 0, objects: 0, late: [], waiting: 0, anchors: [] });
    archive = await aSealedArchive();
    expect(await verify({ now: 0 })).toMatchObject({ seals: 6 });
  });

  it("says what came late, and what waits", async () => {
    archive.objects.set(object("08", "late"), Buffer.from("late"));
    archive.objects.set(object("09"), Buffer.from("later"));
    archive.objects.set(object("10"), Buffer.from("waits"));
    const later = now + hour;
    await sealHours({ archive, key, now: () => later, hasTime: () => true });
    expect(await verify({ now: later })).toEqual({
      ...{ seals: 7, objects: 14, waiting: 1 },
      late: [object("08", "late")],
      anchors: [],
    });
    // The seal that has it is after the period.
    const period = { to: Date.parse("2026-11-22T08:30Z") };
    expect(await verify({ now: later, period })).toMatchObject({ seals: 6, late: [], waiting: 1 });
  });
});

const changes: readonly (readonly [string, () => void, string, string])[] = [
  ["a flipped byte of an object", () => change(object("05"), flip(3)), "changed-object", object("05")],
  [
    "an object that is gone",
    () => archive.objects.delete(object("05", "b")),
    "missing-object",
    object("05", "b"),
  ],
  [
    "an object cut short",
    () => change(object("05"), (body) => body.subarray(1)),
    "changed-object",
    object("05"),
  ],
  [
    "an object that is not sealed",
    () => archive.objects.set(object("05", "forged"), Buffer.from("forged")),
    "unsealed-object",
    object("05", "forged"),
  ],
  [
    "an object without an hour",
    () => archive.objects.set("audit/forged.gz", Buffer.from("forged")),
    "unsealed-object",
    "audit/forged.gz",
  ],
  ["a seal that is gone", () => archive.objects.delete(seal("05")), "missing-seal", "2026-11-22T05Z"],
  ["the last seal gone", () => archive.objects.delete(seal("08")), "missing-seal", "2026-11-22T08Z"],
  ["the first seal gone", () => archive.objects.delete(seal("03")), "missing-seal", "2026-11-22T03Z"],
  [
    "all seals gone",
    () => {
      for (const name of [...archive.objects.keys()])
        if (name.startsWith("seals/")) archive.objects.delete(name);
    },
    "missing-seal",
    "2026-11-22T03Z",
  ],
  [
    "two seals in each other's place",
    () => {
      const [one, other] = [archive.objects.get(seal("05")), archive.objects.get(seal("06"))];
      archive.objects.set(seal("05"), other ?? Buffer.of());
      archive.objects.set(seal("06"), one ?? Buffer.of());
    },
    "misplaced-seal",
    "2026-11-22T05Z",
  ],
  [
    "something else among the seals",
    () => archive.objects.set("seals/2026/11/22/05.json.bak", Buffer.from("")),
    "misplaced-seal",
    "seals/2026/11/22/05.json.bak",
  ],
  ["a flipped byte of a seal's text", () => change(seal("05"), flip(0)), "unreadable-seal", "2026-11-22T05Z"],
  [
    "a line taken out of a manifest",
    () => rewrite(seal("05"), { manifest: "seal 3 2026-11-22T05Z\n" }),
    "changed-seal",
    "2026-11-22T05Z",
  ],
  [
    "a manifest sealed anew without a signature",
    () => {
      const previous = JSON.parse(String(archive.objects.get(seal("04")))).seal;
      const manifest = "seal 3 2026-11-22T05Z\n";
      rewrite(seal("05"), { manifest, seal: sealOf(previous, manifest) });
    },
    "bad-signature",
    "2026-11-22T05Z",
  ],
  [
    "a signature of something else",
    () => rewrite(seal("05"), { signature: JSON.parse(String(archive.objects.get(seal("04")))).signature }),
    "bad-signature",
    "2026-11-22T05Z",
  ],
];

describe("attack 41: an archive that is not as it was sealed", () => {
  it.each(changes)("is broken by %s", async (_, tamper, kind, about) => {
    tamper();
    const found = await verify();
    expect(found.break).toEqual({ kind, about });
    expect(verdictOf(found, words.ja)).toMatch(`BROKEN ${kind} ${about}\n`);
    expect(verdictOf(found, words.en)).toContain(about);
  });

  it("is broken by a chain that begins anew, though by the right key", async () => {
    const other = fakeArchive();
    await sealHours({ archive: other, key, now: () => start + 2 * hour, hasTime: () => true });
    archive.objects.set(seal("05"), other.objects.get(seal("05")) ?? Buffer.of());
    expect((await verify()).break).toEqual({ kind: "gap-in-chain", about: "2026-11-22T05Z" });
  });

  it("is broken by seals of another key", async () => {
    const { publicKey } = fakeSealKey();
    expect((await verify({ publicKey })).break).toEqual({ kind: "bad-signature", about: "2026-11-22T03Z" });
  });

  it("is broken by the first change, of several", async () => {
    change(object("07"), flip(0));
    archive.objects.delete(seal("06"));
    expect((await verify()).break).toEqual({ kind: "missing-seal", about: "2026-11-22T06Z" });
  });
});

describe("seals that were mailed", () => {
  const midnight = Date.parse("2026-11-23T01:05:00Z");
  const anchor = "anchors/2026/11/22.json";
  beforeEach(async () => {
    const sealing = { archive, key, now: () => midnight, hasTime: () => true };
    await sealHours(sealing);
    const settings = { ...sender, auditAddresses: ["audit@example.jp"] };
    await mailSeals({ ...sealing, settings, mailer: fakeMailer().port, audit: () => {} });
  });

  it("are named with their numbers, to be compared with the mails", async () => {
    const found = await verify({ now: midnight });
    const { seal: value } = JSON.parse(String(archive.objects.get(seal("23"))));
    expect(found).toMatchObject({
      seals: 21,
      anchors: [{ hour: "2026-11-22T23Z", number: 21, seal: value }],
    });
    expect(verdictOf(found, words.ja)).toContain(`2026-11-22 の封印のメール：21番 ${value}`);
    expect(verdictOf(found, words.en)).toContain(`seal mailed of 2026-11-22: number 21, ${value}`);
    const period = { to: Date.parse("2026-11-22T20:00Z") };
    expect((await verify({ now: midnight, period })).anchors).toEqual([]);
  });

  it.each<readonly [string, () => void, string]>([
    ["another seal", () => rewrite(anchor, { seal: "0".repeat(64) }), anchor],
    ["another number", () => rewrite(anchor, { number: 20 }), anchor],
    ["another hour", () => rewrite(anchor, { hour: "2026-11-21T23Z" }), anchor],
    ["a text that is none", () => change(anchor, flip(0)), anchor],
    [
      "something else among them",
      () => archive.objects.set("anchors/mine.json", Buffer.of()),
      "anchors/mine.json",
    ],
  ])("are broken by %s", async (_, tamper, about) => {
    tamper();
    const found = await verify({ now: midnight });
    expect(found.break).toEqual({ kind: "changed-anchor", about });
    expect(verdictOf(found, words.ja)).toMatch(`BROKEN changed-anchor ${about}\n`);
    expect(verdictOf(found, words.en)).toContain(about);
  });
});

it("no byte of the archive can change unseen", async () => {
  const sealed = await aSealedArchive();
  const names = [...sealed.objects.keys()];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...names),
      fc.nat(),
      fc.integer({ min: 0, max: 7 }),
      async (name, at, bit) => {
        archive = { ...sealed, ...fakeArchive() };
        for (const [each, body] of sealed.objects) archive.objects.set(each, body);
        const before = sealed.objects.get(name) ?? Buffer.of();
        const after = Buffer.from(before);
        const place = at % after.length;
        after[place] = (after[place] ?? 0) ^ (1 << bit);
        archive.objects.set(name, after);
        const { break: broken } = await verify();
        // Spaces between the members, the key's name and a signature's last bits say nothing.
        const saysTheSame = name.startsWith("seals/") && sameMeaning(before, after);
        expect(broken !== undefined || saysTheSame).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});

/** Whether two texts are the same seal but for what is not sealed: the key's name, and bits of base64 that stand for nothing. */
function sameMeaning(before: Buffer, after: Buffer): boolean {
  const read = (body: Buffer) => {
    const { keyId: _, signature, ...rest } = JSON.parse(String(body));
    return JSON.stringify({ ...rest, signature: Buffer.from(signature, "base64").toString("hex") });
  };
  try {
    return read(before) === read(after);
  } catch {
    return false;
  }
}
