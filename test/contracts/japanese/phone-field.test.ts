import { describe, expect, it } from "@jest/globals";
import { phoneField } from "../../../contracts/japanese/phone.ts";
import { parsing } from "../parsing.ts";

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
  ])("%j as it is typed", (typed) => expect(parsing(phoneField, typed)).toEqual({ value: "0442002111" }));
});

describe("what is no phone number is refused", () => {
  it.each([
    "044200211",
    "044200211112",
    "0000000000",
    "110",
    "+81442002111",
    "ext 5",
    "1442002111",
    "電話なし",
  ])("%j", (typed) => expect(parsing(phoneField, typed)).toHaveProperty("errors"));

  it.each(["04420021111", "01201234567", "0910123456", "0498123456"])(
    "%s has the right length, but is of no range in use",
    (digits) => expect(parsing(phoneField, digits)).toEqual({ errors: ["phone-unassigned"] }),
  );
});
