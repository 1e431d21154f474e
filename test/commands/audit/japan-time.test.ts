import { describe, expect, it } from "@jest/globals";
import { duration, fullTime, instant } from "../../../commands/audit/japan-time.ts";

const iso = (epochMs: number | undefined) => epochMs && new Date(epochMs).toISOString();

describe("a time as an auditor writes it", () => {
  it.each([
    ["2026-11-22", "2026-11-21T15:00:00.000Z", "2026-11-22T14:59:59.999Z"],
    ["2026/1/2", "2026-01-01T15:00:00.000Z", "2026-01-02T14:59:59.999Z"],
    ["2026-11-22 9:30", "2026-11-22T00:30:00.000Z", "2026-11-22T00:30:59.999Z"],
    ["2026-11-22T09:30:15", "2026-11-22T00:30:15.000Z", "2026-11-22T00:30:15.999Z"],
    ["2026-11-22T09:30:15Z", "2026-11-22T09:30:15.000Z", "2026-11-22T09:30:15.000Z"],
    ["2026-11-22T09:30+01:00", "2026-11-22T08:30:00.000Z", "2026-11-22T08:30:00.000Z"],
  ])("%s lasts from %s to %s", (text, start, end) => {
    expect(iso(instant(text, "start"))).toBe(start);
    expect(iso(instant(text, "end"))).toBe(end);
  });

  it.each(["", "yesterday", "2026-02-30", "2026-13-01", "2026-11-22 25:00", "22.11.2026", "2026-11"])(
    "%j is none",
    (text) => {
      expect(instant(text, "start")).toBeUndefined();
    },
  );
});

describe("a time as an auditor reads it", () => {
  it("is Japan's, beyond midnight too", () => {
    expect(fullTime("2026-12-31T15:00:00.000Z", "ja")).toBe("2027年1月1日(金) 00:00:00");
    expect(fullTime("2026-12-31T15:00:00.000Z", "en")).toBe("Fri, 1 January 2027 00:00:00");
  });

  it.each([
    [0, "0秒", "0 s"],
    [192_400, "3分12秒", "3 min 12 s"],
    [3_600_000, "1時間", "1 h"],
  ])("%i ms lasted %s", (length, ja, en) => {
    expect([duration(length, "ja"), duration(length, "en")]).toEqual([ja, en]);
  });
});
