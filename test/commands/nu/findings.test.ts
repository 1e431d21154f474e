import { describe, expect, it } from "@jest/globals";
import { readFindings } from "../../../commands/nu/findings.ts";

const message = (text: string, file: string) => ({
  type: "error",
  url: `file:/reports/markup/${file}`,
  lastLine: 1,
  message: text,
  extract: "<ul>\n  <p>",
});

describe("what the Nu checker writes", () => {
  it("is nothing for valid pages", () => {
    expect(readFindings('{"messages":[]}')).toEqual([]);
  });

  it("is reported once for each error, the most frequent first, with its first place", () => {
    const messages = [
      message("rare", "a.html"),
      message("frequent", "b.html"),
      message("frequent", "c.html"),
    ];
    expect(readFindings(JSON.stringify({ messages }))).toEqual([
      { message: "frequent", count: 2, example: "b.html: <ul> <p>" },
      { message: "rare", count: 1, example: "a.html: <ul> <p>" },
    ]);
  });

  it("has errors that are of no page: a document that could not be read", () => {
    const messages = [{ type: "non-document-error", message: "no such file" }];
    expect(readFindings(JSON.stringify({ messages }))).toEqual([
      { message: "no such file", count: 1, example: "" },
    ]);
  });

  it("is shown as it is where it is no answer", () => {
    expect(() => readFindings("UnsupportedClassVersionError")).toThrow(/UnsupportedClassVersionError/);
  });
});
