import { createHash, createHmac } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { keyedHash, randomToken, tokenHash, tokenOf } from "../../../functions/domain/secret-token.ts";

describe("a random token", () => {
  it("carries its bits in base64url, safe in URLs and cookies", () => {
    expect(randomToken(128)).toMatch(/^[\w-]{22}$/);
    expect(Buffer.from(randomToken(128), "base64url")).toHaveLength(16);
  });

  it("is another one every time", () => {
    expect(new Set(Array.from({ length: 1000 }, () => randomToken(128))).size).toBe(1000);
  });
});

describe("a hash", () => {
  it("of a token is its SHA-256", () => {
    expect(tokenHash("token")).toBe(createHash("sha256").update("token").digest("hex"));
  });

  it("of an address is keyed, and of another kind another", () => {
    const keyed = (message: string) => createHmac("sha256", "secret").update(message).digest("hex");
    expect(keyedHash("secret", "email", "a@example.jp")).toBe(keyed("email:a@example.jp"));
    expect(keyedHash("secret", "client", "192.0.2.1")).toBe(keyed("client:192.0.2.1"));
    expect(keyedHash("secret", "email", "x")).not.toBe(keyedHash("secret", "client", "x"));
    expect(keyedHash("other", "email", "x")).not.toBe(keyedHash("secret", "email", "x"));
  });

  it("gives 128 bits as a token, the same ones every time", () => {
    const hash = keyedHash("secret", "email", "a@example.jp");
    expect(tokenOf(hash)).toBe(Buffer.from(hash.slice(0, 32), "hex").toString("base64url"));
    expect(tokenOf(hash)).toMatch(/^[\w-]{22}$/);
  });
});
