import { describe, expect, it } from "@jest/globals";
import {
  anchorKey,
  beginOf,
  endsDay,
  hourOf,
  hourOfAnchor,
  hourOfObject,
  hourOfSeal,
  hoursLater,
  lastSettledHour,
  manifestOf,
  objectPrefix,
  readManifest,
  sealKey,
  sealOf,
  sha256Of,
} from "../../../functions/domain/audit-seal.ts";

describe("an hour", () => {
  it("is named in UTC, and begins with its first millisecond", () => {
    const begin = Date.parse("2026-11-22T09:00:00.000Z");
    expect([begin, begin + 3_599_999, begin - 1].map(hourOf)).toEqual([
      "2026-11-22T09Z",
      "2026-11-22T09Z",
      "2026-11-22T08Z",
    ]);
    expect(beginOf("2026-11-22T09Z")).toBe(begin);
  });

  it("is counted on and back over midnight", () => {
    expect(hoursLater("2026-11-30T22Z", 3)).toBe("2026-12-01T01Z");
    expect(hoursLater("2026-12-01T01Z", -3)).toBe("2026-11-30T22Z");
  });

  it("is settled when the next one is over, too", () => {
    expect(lastSettledHour(Date.parse("2026-11-22T10:59:59.999Z"))).toBe("2026-11-22T08Z");
    expect(lastSettledHour(Date.parse("2026-11-22T11:00:00.000Z"))).toBe("2026-11-22T09Z");
  });

  it("ends a day as the twenty-third", () => {
    expect(["2026-11-22T22Z", "2026-11-22T23Z", "2026-11-23T00Z"].map(endsDay)).toEqual([false, true, false]);
  });

  it("has a seal, objects and its day's anchor under keys of its own", () => {
    const hour = "2026-11-22T09Z";
    expect([sealKey(hour), objectPrefix(hour), anchorKey(hour)]).toEqual([
      "seals/2026/11/22/09.json",
      "audit/2026/11/22/09/",
      "anchors/2026/11/22.json",
    ]);
  });

  it("is found in the keys that it is named by, an anchor's being the day's last", () => {
    const hour = "2026-11-22T09Z";
    expect(hourOfSeal(sealKey(hour))).toBe(hour);
    expect(hourOfObject(`${objectPrefix(hour)}delivered-09-11.gz`)).toBe(hour);
    expect(hourOfAnchor(anchorKey(hour))).toBe("2026-11-22T23Z");
  });

  it.each([
    "audit/2026/11/22/09/",
    "audit/2026/11/22/9/a.gz",
    "audit/2026/11/22/a.gz",
    "failed/audit/2026/11/22/09/a.gz",
  ])("is not that of an object under %s", (key) => {
    expect(hourOfObject(key)).toBeUndefined();
  });

  it.each([
    "seals/2026/11/22/09.json.bak",
    "seals/2026/11/22/09-json",
    "seals/2026/11/22.json",
    "old/seals/2026/11/22/09.json",
    "anchors/2026/11/22/09.json",
  ])("is not that of a seal under %s", (key) => {
    expect(hourOfSeal(key)).toBeUndefined();
  });

  it.each([
    "anchors/2026/11/22.json.bak",
    "anchors/2026/11/22-json",
    "anchors/2026/11.json",
    "old/anchors/2026/11/22.json",
    "anchors/2026/11/22/09.json",
  ])("is not that of an anchor under %s", (key) => {
    expect(hourOfAnchor(key)).toBeUndefined();
  });
});

const hour = "2026-11-22T09Z";
const [a, b, c] = ["0a".repeat(32), "1b".repeat(32), "2c".repeat(32)] as const;
const late = { key: "audit/2026/11/22/07/c.gz", bytes: 7, sha256: a };
const first = { key: "audit/2026/11/22/09/a.gz", bytes: 0, sha256: b };
const last = { key: "audit/2026/11/22/09/b.gz", bytes: 1234, sha256: c };
const manifest = [
  "seal 17 2026-11-22T09Z",
  `${a} 7 audit/2026/11/22/07/c.gz late 2026-11-22T07Z`,
  `${b} 0 audit/2026/11/22/09/a.gz`,
  `${c} 1234 audit/2026/11/22/09/b.gz`,
  "",
].join("\n");
const others = manifest.slice(manifest.indexOf("\n") + 1);

describe("a manifest", () => {
  it("has the objects in the order of their keys, with the hour of those that came late", () => {
    expect(manifestOf(17, hour, [last, late, first])).toBe(manifest);
  });

  it("is read as it was written", () => {
    expect(readManifest(manifest)).toEqual({
      ...{ number: 17, hour },
      objects: [
        { ...late, isLate: true },
        { ...first, isLate: false },
        { ...last, isLate: false },
      ],
    });
  });

  it("is read of the first hour, and of one without objects", () => {
    expect(readManifest(`seal 1 ${hour}\n`)).toEqual({ number: 1, hour, objects: [] });
  });

  it.each([
    ["nothing", ""],
    ["objects without a head", others],
    ["a head without the end of its line", `seal 17 ${hour}`],
    ["no number", `seal NaN \n${others}`],
    ["a number below the first", `seal 0 ${hour}\n${others}`],
    ["a number with a zero before it", `seal 017 ${hour}\n${others}`],
    ["a number that is not whole", `seal 1.5 ${hour}\n${others}`],
    ["something before the head", ` ${manifest}`],
    ["something behind the hour", `seal 17 ${hour} \n${others}`],
    ["the last line's end cut off", manifest.slice(0, -1)],
    ["an empty line at the end", `${manifest}\n`],
    ["an empty line between", manifest.replace("\n", "\n\n")],
    ["the line ends of Windows", manifest.replaceAll("\n", "\r\n")],
    ["another order", manifest.replace(/(.*\n)(.*\n)$/, "$2$1")],
    ["a line that is none", `${manifest}signed\n`],
    ["something before a line", manifest.replace(b, `-${b}`)],
    ["a hash that is too short", manifest.replace(b, b.slice(1))],
    ["a hash in capitals", manifest.replace(b, b.toUpperCase())],
    ["bytes with a zero before them", manifest.replace(" 1234 ", " 01234 ")],
    ["bytes below none", manifest.replace(" 1234 ", " -1234 ")],
    ["no bytes", manifest.replace(" 1234 ", " ")],
    ["a late object that is not called so", manifest.replace(" late 2026-11-22T07Z", "")],
    ["a late object under another hour", manifest.replace("late 2026-11-22T07Z", "late 2026-11-22T08Z")],
    ["an object called late that is not", manifest.replace("09/b.gz", `09/b.gz late ${hour}`)],
  ])("is not read of %s", (_what, text) => {
    expect(readManifest(text)).toBeUndefined();
  });
});

describe("a seal", () => {
  it("is the hash of the seal before it and the manifest", () => {
    expect(sealOf("before", " it")).toBe(sha256Of(Buffer.from("before it")));
    expect(sha256Of(Buffer.of())).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  });
});
