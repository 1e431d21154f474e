import { beforeEach, expect, it } from "@jest/globals";
import { newKey, startKey } from "../../../web/storage/idempotency-key.ts";

beforeEach(startKey.answered);

const body = { email: "hanako@example.jp" };

it("a key has 128 bits, drawn anew each time", () => {
  expect(newKey()).toMatch(/^[0-9a-f]{32}$/);
  expect(newKey()).not.toBe(newKey());
});

it("a start has one key until it is answered", () => {
  const key = startKey.of(body);
  expect(startKey.of({ ...body })).toBe(key);
  startKey.answered();
  expect(startKey.of(body)).not.toBe(key);
});

it("a start with other content has another key", () => {
  const key = startKey.of(body);
  expect(startKey.of({ email: "jiro@example.jp" })).not.toBe(key);
});
