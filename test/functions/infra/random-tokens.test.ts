import { expect, it } from "@jest/globals";
import { randomTokens } from "../../../functions/infra/random-tokens.ts";

it.each(["id", "secret"] as const)("a random %s has 128 bits, and is never the same", (kind) => {
  const tokens = Array.from({ length: 100 }, () => randomTokens[kind]());
  for (const token of tokens) expect(Buffer.from(token, "base64url")).toHaveLength(16);
  expect(new Set(tokens).size).toBe(tokens.length);
});
