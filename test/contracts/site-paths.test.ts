import { expect, it } from "@jest/globals";
import { pathIn, readSitePath } from "../../contracts/site-paths.ts";

it.each([
  ["/", "/", "/en"],
  ["/help", "/help", "/en/help"],
  ["/help#password", "/help#password", "/en/help#password"],
  ["/#notices", "/#notices", "/en#notices"],
  ["/?a=b", "/?a=b", "/en?a=b"],
])("%s is %s in Japanese and %s in English", (path, ja, en) => {
  expect(pathIn("ja", path)).toBe(ja);
  expect(pathIn("en", path)).toBe(en);
});

it.each([
  ["/", undefined, "/"],
  ["/help", undefined, "/help"],
  ["/help/", undefined, "/help"],
  ["/en", "en", "/"],
  ["/en/", "en", "/"],
  ["/en/register/code", "en", "/register/code"],
  ["/en/help//", "en", "/help"],
  ["//example.jp/help", undefined, "/example.jp/help"],
  ["/en//example.jp", "en", "/example.jp"],
  ["//", undefined, "/"],
  ["/english", undefined, "/english"],
  ["/EN/help", undefined, "/EN/help"],
  ["/ja/help", undefined, "/ja/help"],
])("the address %s states %s and shows %s", (pathname, language, path) => {
  expect(readSitePath(pathname)).toEqual({ language, path });
});
