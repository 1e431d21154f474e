import { describe, expect, it } from "@jest/globals";
import { isSignedWith, parseSignature, type SignedRequest } from "../../src/endpoint/signature.ts";

const secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

/**
 * Vectors of AWS's own test suite for Signature Version 4.
 * https://github.com/awslabs/aws-c-auth/tree/main/tests/aws-signing-test-suite/v4
 */
const vectors: readonly (readonly [string, string, SignedRequest, string])[] = [
  [
    "get-vanilla",
    "host;x-amz-date",
    aRequest({ method: "GET" }),
    "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
  ],
  [
    "post-vanilla",
    "host;x-amz-date",
    aRequest({}),
    "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
  ],
  [
    "get-vanilla-query-order-key-case",
    "host;x-amz-date",
    aRequest({ method: "GET", path: "/?Param2=value2&Param1=value1" }),
    "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
  ],
  [
    "post-x-www-form-urlencoded",
    "content-type;host;x-amz-date",
    aRequest({
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: Buffer.from("Param1=value1"),
    }),
    "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
  ],
];

function aRequest({ headers = {}, ...parts }: Partial<SignedRequest>): SignedRequest {
  const usual = { host: "example.amazonaws.com", "x-amz-date": "20150830T123600Z" };
  return { method: "POST", path: "/", body: Buffer.alloc(0), ...parts, headers: { ...usual, ...headers } };
}

function aSignature(signedHeaders: string, hex: string) {
  const found = parseSignature(
    `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=${signedHeaders}, Signature=${hex}`,
  );
  if (found === undefined) throw new Error("That is no signature.");
  return found;
}

describe("a signature", () => {
  it.each(vectors)("is checked as AWS's test suite has it: %s", (_name, headers, request, hex) => {
    expect(isSignedWith(secret, aSignature(headers, hex), request)).toBe(true);
    expect(isSignedWith(`${secret}x`, aSignature(headers, hex), request)).toBe(false);
  });

  const [, headers, request, hex] = vectors[3] ?? vectors[0] ?? [];
  it.each<[string, Partial<SignedRequest>]>([
    ["method", { method: "PUT" }],
    ["path", { path: "/other" }],
    ["query", { path: "/?a=1" }],
    ["body", { body: Buffer.from("Param1=value2") }],
    ["time", { headers: { ...request?.headers, "x-amz-date": "20150830T123601Z" } }],
    ["header", { headers: { ...request?.headers, "content-type": "text/plain" } }],
  ])("covers the %s", (_what, change) => {
    if (!request || !headers || !hex) throw new Error("No vector.");
    expect(isSignedWith(secret, aSignature(headers, hex), { ...request, ...change })).toBe(false);
  });

  it("must cover the host", () => {
    const [, , plain] = vectors[0] ?? [];
    if (!plain) throw new Error("No vector.");
    expect(isSignedWith(secret, aSignature("x-amz-date", "0".repeat(64)), plain)).toBe(false);
  });

  it.each([
    undefined,
    "",
    "Basic abc",
    "AWS4-HMAC-SHA256 Credential=A/1/r/s/other, SignedHeaders=host, Signature=0",
    "AWS4-HMAC-SHA256 Credential=A/1, SignedHeaders=host, Signature=0",
  ])("is not %j", (authorization) => {
    expect(parseSignature(authorization)).toBeUndefined();
  });
});
