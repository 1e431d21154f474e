import { expect, it } from "@jest/globals";
import { maskedEmail } from "../../../functions/mails/masked-email.ts";

it.each([
  ["hanako@example.jp", "ha***@example.jp"],
  ["abc@example.jp", "ab***@example.jp"],
  ["ab@example.jp", "a***@example.jp"],
  ["a@example.jp", "a***@example.jp"],
])("%s is shown as %s", (email, shown) => expect(maskedEmail(email)).toBe(shown));
