import { describe, expect, it } from "@jest/globals";
import { readPublished } from "../../web/notices/read-published.ts";

const now = Date.parse("2026-12-01T12:00:00+09:00");
const text = { ja: "停止中です。", en: "Out of service." };
const read = (value: unknown) => readPublished(JSON.stringify(value), now);

describe("what a municipality has published", () => {
  it("is a banner and notices, newest first", () => {
    const notice = (publishedOn: string) => ({ publishedOn, title: text, body: text });
    const { banner, notices } = read({
      banner: { kind: "outage", text },
      notices: [notice("2026-11-01"), notice("2026-11-30")],
    });
    expect(banner).toEqual({ kind: "outage", text: { ...text, "ja-easy": text.ja } });
    expect(notices?.map(({ publishedOn }) => publishedOn)).toEqual(["2026-11-30", "2026-11-01"]);
  });

  it.each([
    [{}, true],
    [{ from: "2026-12-01T12:00+09:00", until: "2026-12-01T12:01+09:00" }, true],
    [{ from: "2026-12-01T12:01+09:00" }, false],
    [{ until: "2026-12-01T12:00+09:00" }, false],
    [{ until: "tomorrow" }, false],
  ])("has a banner in its time alone: %j", (period, isShown) => {
    expect(read({ banner: { kind: "notice", text, ...period } }).banner !== undefined).toBe(isShown);
  });

  it("is in Japanese where it is in no other language", () => {
    expect(read({ banner: { kind: "notice", text: { ja: "休止" } } }).banner?.text.en).toBe("休止");
  });

  it.each([
    [null],
    [[]],
    [{ banner: null, notices: {} }],
    [{ banner: { kind: "outage", text: "停止" }, notices: null }],
    [{ banner: { kind: "outage", text: { ja: 1 } } }],
    [{ banner: { kind: "outage", text: { ja: "" } } }],
  ])("is nothing where it cannot be read: %j", (value) => expect(read(value)).toEqual({}));

  it("leaves out a notice that cannot be read", () => {
    expect(read({ notices: [null, { publishedOn: "soon", title: text, body: text }] })).toEqual({
      notices: [],
    });
  });
});
