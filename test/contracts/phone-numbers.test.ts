import { describe, expect, it } from "@jest/globals";
import { withPhoneNumbers } from "../../contracts/phone-numbers.ts";

describe("a text with telephone numbers", () => {
  it.each([
    ["電話 044-200-3939(午前8時〜)", ["電話 ", "tel:0442003939", "(午前8時〜)"]],
    ["0120-000-111 / 03-1234-5678", ["tel:0120000111", " / ", "tel:0312345678"]],
    ["〒210-8577", ["〒210-8577"]],
    ["2026-11-01", ["2026-11-01"]],
    ["", []],
  ])("%j leads to them", (text, expected) => {
    const parts = withPhoneNumbers(text);
    expect(parts.map((part) => part.tel ?? part.text)).toEqual(expected);
    expect(parts.map((part) => part.text).join("")).toBe(text);
  });
});
