import { createRequire } from "node:module";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { isValidPhoneNumber, type MetadataJson } from "libphonenumber-js/core";
import { phoneField } from "../../../contracts/japanese/phone.ts";
import { parsing } from "../../../testing/contracts/parsing.ts";

describe("a phone number in use is accepted", () => {
  it.each([
    "0442002111",
    "0312345678",
    "09012345678",
    "08012345678",
    "07012345678",
    "06012345678",
    "05012345678",
    "0120123456",
    "08001234567",
    "0570012345",
  ])("%s", (digits) => expect(parsing(phoneField, digits)).toEqual({ value: digits }));

  it.each([
    "044-200-2111",
    "０４４－２００－２１１１",
    "０４４ 200 2111",
    "044−200−2111",
    " 0442002111 ",
    "044ー200ー2111",
    "+81-44-200-2111",
    "+81 44 200 2111",
    "+81 (0)44-200-2111",
    "＋８１４４２００２１１１",
    "tel:+81-44-200-2111",
    "TEL 044-200-2111",
    "044(200)2111",
    "（044）200－2111",
    "044.200.2111",
    "044–200—2111",
    "\u202D044-200-2111\u202C",
    "044\u00A0200\t2111",
    "\u200B0442002111\u2060",
    "電話:044-200-2111",
    "電話番号：044-200-2111",
    "℡044-200-2111",
    "tel:tel:044-200-2111",
    "044/200/2111",
    "044·200·2111",
    "044・200・2111",
  ])("%j as it is typed", (typed) => expect(parsing(phoneField, typed)).toEqual({ value: "0442002111" }));
});

describe("what is no phone number is refused", () => {
  it.each([
    "044200211",
    "044200211112",
    "0000000000",
    "110",
    "+82442002111",
    "+81",
    "+1 212 555 0100",
    "044-200-2111 ext 5",
    "ext 5",
    "1442002111",
    "電話なし",
    "0442002111tel",
    "0+81442002111",
    "00442002111",
    "a0442002111",
    "0442002111a",
  ])("%j", (typed) => expect(parsing(phoneField, typed)).toHaveProperty("errors"));

  it.each(["04420021111", "01201234567", "0910123456", "0498123456"])(
    "%s has the right length, but is of no range in use",
    (digits) => expect(parsing(phoneField, digits)).toEqual({ errors: ["phone-unassigned"] }),
  );
});

describe("the verdict is libphonenumber's", () => {
  // The package's own file; of Japan alone, since with all it takes 010 for a call abroad.
  const all: MetadataJson = createRequire(import.meta.url)("libphonenumber-js/max/metadata");
  const metadata = {
    version: all.version,
    country_calling_codes: { "81": ["JP"] },
    countries: { JP: all.countries["JP"] },
    nonGeographic: {},
  } as MetadataJson; // its type wants every country
  const isAccepted = (digits: string) => !("errors" in parsing(phoneField, digits));
  const expectSameVerdict = (digits: string) =>
    expect(isAccepted(digits) === isValidPhoneNumber(digits, "JP", metadata) || digits).toBe(true);
  const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));

  it("on both ends of every block of a hundred thousand numbers, with ten digits and with eleven", () => {
    for (let block = 0; block < 10_000; block += 1) {
      const start = `0${String(block).padStart(4, "0")}`;
      for (const digits of [`${start}00000`, `${start}99999`, `${start}${block % 2 ? "000000" : "999999"}`])
        expectSameVerdict(digits);
    }
  });

  it("on random numbers, with the beginnings that are special among them", () => {
    const beginnings = [
      "0",
      "00",
      "000",
      "0037",
      "003768",
      "0077",
      "00777",
      "00078",
      "00882",
      "0120",
      "0800",
      "0990",
    ];
    const number = fc
      .tuple(fc.constantFrom(...beginnings), fc.constantFrom(10, 11))
      .chain(([start, length]) => digits(length - start.length).map((rest) => start + rest));
    fc.assert(fc.property(number, expectSameVerdict), { numRuns: 10_000 });
  });
});
