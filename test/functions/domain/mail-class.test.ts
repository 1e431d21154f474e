import { expect, it } from "@jest/globals";
import { mailClassOf } from "../../../functions/domain/mail-class.ts";

it.each([
  ["hanako@docomo.ne.jp", "carrier"],
  ["hanako@AU.COM", "carrier"],
  ["hanako@t.vodafone.ne.jp", "carrier"],
  ["hanako@gmail.com", "free"],
  ["hanako@yahoo.co.jp", "free"],
  ["hanako@notgmail.com", "other"],
  ["hanako@tamagawa-seimitsu.example.jp", "other"],
])("%s is %s", (email, expected) => {
  expect(mailClassOf(email)).toBe(expected);
});
