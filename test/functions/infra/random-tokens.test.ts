import { expect, it } from "@jest/globals";
import { randomTokens } from "../../../functions/infra/random-tokens.ts";

it.each([
  ["id", 128],
  ["secret", 128],
  ["publicId", 96],
] as const)("a random %s has %i bits, and is never the same", (kind, bits) => {
  const tokens = Array.from({ length: 100 }, () => randomTokens[kind]());
  for (const token of tokens) expect(Buffer.from(token, "base64url")).toHaveLength(bits / 8);
  expect(new Set(tokens).size).toBe(tokens.length);
});
