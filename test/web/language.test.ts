import { describe, expect, it } from "@jest/globals";
import { languageOf } from "../../web/language/chosen-language.ts";

const visit = (pathname: string, preferred: readonly string[] = ["ja-JP"], chosen?: string) =>
  languageOf({ pathname, preferred, chosen });

describe("the language of a page that is opened", () => {
  it.each([
    ["/en", ["ja-JP"], "ja"],
    ["/en/help", ["ja-JP"], undefined],
    ["/help", ["ja-JP"], "en"],
    ["/", ["en-US", "en"], undefined],
    ["/", ["fr-FR", "EN-GB", "ja"], undefined],
    ["/", ["ja"], "en"],
    ["/", ["en"], "none of ours"],
  ])("%s is English for a browser that prefers %j and whose user chose %s", (pathname, preferred, chosen) => {
    expect(visit(pathname, preferred, chosen)).toBe("en");
  });

  it.each([
    ["/", ["ja-JP", "en-US"], undefined],
    ["/", [], undefined],
    ["/", ["fr-FR", "zh-CN"], undefined],
    ["/", ["en-US"], "ja"],
    ["/register", ["en-US"], undefined],
    ["/help", ["en-US"], "ja"],
    ["/english", ["en-US"], undefined],
  ])(
    "%s is Japanese for a browser that prefers %j and whose user chose %s",
    (pathname, preferred, chosen) => {
      expect(visit(pathname, preferred, chosen)).toBe("ja");
    },
  );
});
