import { expect, it } from "@jest/globals";
import { idempotencyKey } from "../../../functions/http/idempotency-key.ts";

const uuid = "5b2f9e0c-6d1a-4c1e-9a57-0f8e4f2d7c11";

it.each([
  [undefined, undefined],
  [uuid, uuid],
  [`"${uuid}"`, uuid],
  [` "${uuid}" `, uuid],
  ["a".repeat(16), "a".repeat(16)],
  ["a".repeat(128), "a".repeat(128)],
])("%j is the key %j", (sent, expected) => {
  expect(idempotencyKey({ "idempotency-key": sent })).toBe(expected);
});

it.each([
  "",
  '""',
  "a".repeat(15),
  "a".repeat(129),
  "with a space inside",
  `${uuid}\n${uuid}`,
  "鍵".repeat(16),
])("%j is refused", (sent) => {
  expect(() => idempotencyKey({ "idempotency-key": sent })).toThrow("idempotency-key-invalid");
});
