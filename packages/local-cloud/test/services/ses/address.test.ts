import { describe, expect, it } from "@jest/globals";
import { decodeWords, parseMailbox } from "../../../src/services/ses/address.ts";

const encoded = (text: string) => `=?UTF-8?B?${Buffer.from(text).toString("base64")}?=`;

describe("a mailbox", () => {
  it.each([
    ["a@example.jp", "a@example.jp", ""],
    ["City <a@example.jp>", "a@example.jp", "City"],
    ['"City, Hall" <a@example.jp>', "a@example.jp", "City, Hall"],
    [`${encoded("東京店")} <a@example.jp>`, "a@example.jp", "東京店"],
  ])("is read from %s", (text, address, displayName) => {
    expect(parseMailbox(text)).toEqual({ address, displayName });
  });

  it.each([
    [""],
    ["a"],
    ["a@"],
    ["a@b@c"],
    ["a@example.jp, b@example.jp"],
    ["東京店 <a@example.jp>"],
    ["a@例え.jp"],
    ["a@example.jp\r\nBcc: b@example.jp"],
  ])("is not %j", (text) => {
    expect(parseMailbox(text)).toBeUndefined();
  });
});

describe("encoded words", () => {
  it("joins adjacent ones and reads both encodings", () => {
    expect(decodeWords(`${encoded("東京")} ${encoded("店")}`)).toBe("東京店");
    expect(decodeWords("=?UTF-8?Q?caf=C3=A9_1?= !")).toBe("café 1 !");
  });

  it("leaves an unknown charset as it is", () => {
    expect(decodeWords("=?nope?B?YQ==?=")).toBe("=?nope?B?YQ==?=");
  });
});
