import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { browserName } from "../../../functions/domain/browser-name.ts";

const mozilla = (rest: string) => `Mozilla/5.0 ${rest}`;
const webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";

describe("a browser's short name", () => {
  it.each([
    [mozilla(`(Windows NT 10.0; Win64; x64) ${webkit} Chrome/139.0.0.0 Safari/537.36`), "Chrome（Windows）"],
    [
      mozilla(`(Windows NT 10.0; Win64; x64) ${webkit} Chrome/139.0.0.0 Safari/537.36 Edg/139.0.0.0`),
      "Edge（Windows）",
    ],
    [mozilla(`(Macintosh; Intel Mac OS X 10_15_7) ${webkit} Version/18.5 Safari/605.1.15`), "Safari（Mac）"],
    [mozilla("(Macintosh; Intel Mac OS X 10.15; rv:142.0) Gecko/20100101 Firefox/142.0"), "Firefox（Mac）"],
    [
      mozilla(`(iPhone; CPU iPhone OS 18_5 like Mac OS X) ${webkit} Version/18.5 Mobile/15E148 Safari/604.1`),
      "Safari（iPhone）",
    ],
    [
      mozilla(`(iPhone; CPU iPhone OS 18_5 like Mac OS X) ${webkit} CriOS/139.0 Mobile/15E148 Safari/604.1`),
      "Chrome（iPhone）",
    ],
    [
      mozilla(`(iPad; CPU OS 18_5 like Mac OS X) ${webkit} FxiOS/142.0 Mobile/15E148 Safari/605.1.15`),
      "Firefox（iPad）",
    ],
    [mozilla(`(Linux; Android 10; K) ${webkit} Chrome/139.0.0.0 Mobile Safari/537.36`), "Chrome（Android）"],
    [
      mozilla(`(Linux; Android 10; K) ${webkit} SamsungBrowser/28.0 Chrome/130.0 Mobile Safari/537.36`),
      "Samsung Internet（Android）",
    ],
    [
      mozilla(`(iPhone; CPU iPhone OS 18_5 like Mac OS X) ${webkit} Mobile/15E148 Safari Line/15.0.0`),
      "LINE（iPhone）",
    ],
    [
      mozilla(`(iPhone; CPU iPhone OS 18_5 like Mac OS X) ${webkit} Mobile/15E148 YJApp-IOS jp.co.yahoo.ipn`),
      "Yahoo! JAPAN（iPhone）",
    ],
    [
      mozilla(`(Windows NT 10.0; Win64; x64) ${webkit} Chrome/139.0.0.0 Safari/537.36 OPR/122.0.0.0`),
      "Opera（Windows）",
    ],
    [mozilla(`(X11; CrOS x86_64 14541.0.0) ${webkit} Chrome/139.0.0.0 Safari/537.36`), "Chrome（ChromeOS）"],
    [mozilla("(X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0"), "Firefox（Linux）"],
    ["curl/8.5.0", "不明なブラウザー"],
    ["something on Windows NT 10.0", "Windows"],
    ["Firefox/142.0", "Firefox"],
    ["", "不明なブラウザー"],
    [undefined, "不明なブラウザー"],
  ])("%s: %s", (userAgent, name) => expect(browserName(userAgent, "ja")).toBe(name));

  it("is written in the registrant's language", () => {
    expect(browserName(mozilla("(Windows NT 10.0) Firefox/142.0"), "en")).toBe("Firefox (Windows)");
    expect(browserName(undefined, "en")).toBe("Unknown browser");
    expect(browserName(undefined, "ja-easy")).toBe("わからない ブラウザー");
  });

  it("is looked for in the beginning alone, however long the header is", () => {
    const firefox = "Firefox/142.0";
    expect(browserName(`${" ".repeat(512 - firefox.length)}${firefox}`, "en")).toBe("Firefox");
    expect(browserName(`${" ".repeat(512)}${firefox}`, "en")).toBe("Unknown browser");
  });

  it("holds no word of the header's own, whatever stands in it", () => {
    const words = fc.constantFrom(
      "Chrome/1",
      "Windows NT",
      "<b>",
      "http://evil.example",
      "Safari/1 Version/1",
      "iPhone",
      "123456",
    );
    fc.assert(
      fc.property(fc.array(words), (parts) => {
        expect(browserName(parts.join(" "), "en")).toMatch(/^[A-Za-z !]+(?: \([A-Za-z]+\))?$/);
      }),
    );
  });
});
