import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { unlinked } from "../../../functions/mails/unlinked.ts";

/** What mail programs take for a link: a scheme, a name with a dot and a top-level domain, a mailbox, a telephone number. */
const linkable = /[a-z][a-z0-9+]*:\/|www\.\S|[\p{L}\p{N}][.\u3002\uFF0E\uFF61][\p{L}\p{N}]|\S@\S|\d{3}/iu;
const withoutJoiners = (text: string) => text.replaceAll("\u2060", "");

describe("attack 39: a name in a signed mail", () => {
  it.each([
    "http://evil.example/login",
    "https://evil.example:8443/?a=b#c",
    "HTTP://EVIL.EXAMPLE",
    "//evil.example",
    "www.evil.example",
    "evil.example",
    "evil。example",
    "evil．example",
    "mailto:a@evil.example",
    "a@evil.example",
    "tel:+81-44-200-2111",
    "0442002111",
    "１．株式会社 http://evil.example を確認",
  ])("%s is no link, and reads as it was typed", (name) => {
    expect(name).toMatch(linkable);
    expect(unlinked(name).replaceAll("\u2060", " ")).not.toMatch(linkable);
    expect(withoutJoiners(unlinked(name))).toBe(name);
  });

  it.each(["株式会社かわさき商店", "川崎　花子", "A B", "第2営業所"])("%s stays as it is", (name) =>
    expect(unlinked(name)).toBe(name),
  );

  it("keeps whatever was typed, in order", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        expect(withoutJoiners(unlinked(name))).toBe(withoutJoiners(name));
      }),
    );
  });
});
