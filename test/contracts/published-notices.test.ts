import { describe, expect, it } from "@jest/globals";
import { noticesFile, publishedNotices } from "../../contracts/published-notices.ts";
import { damagesOf } from "../../testing/contracts/damaged.ts";

const inAll = (text: string) => ({ ja: text, en: text, "ja-easy": text });
const banner = {
  kind: "outage",
  text: inAll("Text"),
  from: "2026-12-01T22:00+09:00",
  until: "2026-12-02T05:00:30Z",
};
const notice = { publishedOn: "2026-12-01", title: inAll("Title"), body: inAll("Text") };
const whole = { banner, notices: [notice] };

const problemsOf = (input: unknown) =>
  publishedNotices.safeParse(input).error?.issues.map(({ path, message }) => `${path.join("/")}: ${message}`);
const withBanner = (special: object) => problemsOf({ banner: { ...banner, ...special } });
const withNotice = (special: object) => problemsOf({ notices: [{ ...notice, ...special }] });

it("is read from the file of that name", () => expect(noticesFile).toBe("notices.json"));

it("is taken whole, or empty, and refused with anything amiss", () => {
  const taken = damagesOf(whole).filter(([, damaged]) => publishedNotices.safeParse(damaged).success);
  expect(publishedNotices.parse(whole)).toEqual(whole);
  expect(publishedNotices.parse({})).toEqual({});
  expect(taken.map(([damage]) => damage)).toEqual([
    "without /banner",
    "without /banner/from",
    "without /banner/until",
    "without /notices",
  ]);
});

describe("the banner", () => {
  it.each(["outage", "notice"])("may be of kind %s", (kind) => expect(withBanner({ kind })).toBeUndefined());
  it("is of no other kind", () => {
    expect(withBanner({ kind: "" })).toEqual(['banner/kind: must be "outage" or "notice"']);
  });

  it.each(["2026-12-01T22:00+09:00", "2026-12-01T22:00-01:30", "2026-12-01T22:00Z", "2026-12-01T22:00:59Z"])(
    "is shown from %s on",
    (from) => expect(withBanner({ from, until: undefined })).toBeUndefined(),
  );

  it.each([
    ...[
      "",
      "2026-12-01",
      "2026-12-01T22:00",
      "2026-12-01T22:00 Z",
      "x2026-12-01T22:00Z",
      "2026-12-01T22:00Zx",
    ],
    ...["026-12-01T22:00Z", "2026-1-01T22:00Z", "2026-12-1T22:00Z", "2026-12-01T2:00Z", "2026-12-01T22:0Z"],
    ...["2026-12-01T22:00:5Z", "2026-12-01T22:00+9:00", "2026-12-01T22:00+09:0", "2026-12-01T22:00*09:00"],
    ...[
      "2026-13-01T22:00Z",
      "2026-12-01T25:00Z",
      "+002026-12-01T22:00Z",
      "2026-12-01T22:00:00.000Z",
      "1 December 2026",
    ],
  ])("is not shown from %j on", (from) => {
    expect(withBanner({ from, until: undefined })).toEqual([
      "banner/from: must be a moment as 2026-12-01T22:00+09:00",
    ]);
  });

  it("ends after it has begun, whatever the offsets, or has one of both alone", () => {
    const tooEarly = ["banner/until: must be after from"];
    expect(withBanner({ from: "2026-12-01T22:00+09:00", until: "2026-12-01T13:00Z" })).toEqual(tooEarly);
    expect(withBanner({ from: "2026-12-01T22:00+09:00", until: "2026-12-01T12:59Z" })).toEqual(tooEarly);
    expect(withBanner({ from: "2026-12-01T22:00+09:00", until: "2026-12-01T13:01Z" })).toBeUndefined();
    expect(withBanner({ from: undefined })).toBeUndefined();
    expect(withBanner({ until: undefined })).toBeUndefined();
  });

  it("has a line of text of up to 300 characters", () => {
    const en = (text: string) => withBanner({ text: { ...inAll("x"), en: text } });
    expect(en("x".repeat(300))).toBeUndefined();
    expect(en("x".repeat(301))).toEqual(["banner/text/en: must be 300 characters or fewer"]);
    expect(en("")).toEqual(["banner/text/en: must not be empty"]);
    for (const text of ["a\nb", "\na", "a\n", "\u0007"])
      expect(en(text)).toEqual(["banner/text/en: must be one line of text"]);
  });
});

describe("a notice", () => {
  it.each([
    ...["", "26-12-01", "2026-2-01", "2026-12-1", "2026-12-011", "12026-12-01", "2026-12-01 ", " 2026-12-01"],
    ...["yyyy-12-01", "2026-mm-01", "2026-12-dd"],
  ])("is not of the day %j", (publishedOn) => {
    expect(withNotice({ publishedOn })).toEqual(["notices/0/publishedOn: must be a day as YYYY-MM-DD"]);
  });

  it("has a title of 100 characters, and a text of 1,000, at most", () => {
    expect(withNotice({ title: inAll("x".repeat(100)), body: inAll("x".repeat(1_000)) })).toBeUndefined();
    expect(withNotice({ title: inAll("x".repeat(101)) })).toHaveLength(3);
    expect(withNotice({ body: inAll("x".repeat(1_001)) })).toHaveLength(3);
  });

  it("is one of twenty at most", () => {
    expect(problemsOf({ notices: Array.from({ length: 20 }, () => notice) })).toBeUndefined();
    expect(problemsOf({ notices: Array.from({ length: 21 }, () => notice) })).toEqual([
      "notices: must be 20 or fewer",
    ]);
  });
});
