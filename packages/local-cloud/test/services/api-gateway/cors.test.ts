import { describe, expect, it } from "@jest/globals";
import { type CorsSettings, preflightResponse, withCors } from "../../../src/services/api-gateway/cors.ts";
import type { GatewayRequest } from "../../../src/services/api-gateway/gateway-request.ts";

const shop = "https://shop.example";
const cors: CorsSettings = {
  allowOrigins: [shop],
  allowMethods: ["GET", "POST"],
  allowHeaders: ["content-type"],
  exposeHeaders: ["date"],
  allowCredentials: true,
  maxAgeSeconds: 60,
};

const aRequest = (method: string, headers: Readonly<Record<string, string>> = {}): GatewayRequest => ({
  method,
  headers: Object.entries(headers),
  ...{ target: "/", path: "/", rawQuery: "", protocol: "HTTP/1.1", sourceIp: "127.0.0.1" },
  body: Buffer.alloc(0),
});
const preflight = (origin: string) =>
  aRequest("OPTIONS", { Origin: origin, "Access-Control-Request-Method": "POST" });
const answer = {
  status: 200,
  headers: [
    ["content-type", "application/json"],
    ["access-control-allow-origin", "*"],
  ],
  body: Buffer.from("{}"),
} as const;

describe("a preflight", () => {
  it("of an allowed origin is answered with what its pages may do", () => {
    expect(preflightResponse(cors, preflight(shop))).toEqual({
      status: 204,
      headers: [
        ["access-control-allow-origin", shop],
        ["access-control-allow-credentials", "true"],
        ["access-control-allow-methods", "GET,POST"],
        ["access-control-allow-headers", "content-type"],
        ["access-control-max-age", "60"],
      ],
      body: Buffer.alloc(0),
    });
  });

  it("of another is answered with nothing", () => {
    expect(preflightResponse(cors, preflight("https://evil.example"))).toMatchObject({
      status: 204,
      headers: [],
    });
  });

  it.each([
    ["OPTIONS without a method to ask for", cors, aRequest("OPTIONS", { origin: shop })],
    ["OPTIONS without an origin", cors, aRequest("OPTIONS", { "access-control-request-method": "POST" })],
    ["another method", cors, aRequest("GET", { origin: shop, "access-control-request-method": "POST" })],
    ["one to an API without CORS", undefined, preflight(shop)],
  ])("is not %s", (_, settings, request) => {
    expect(preflightResponse(settings, request)).toBeUndefined();
  });
});

describe("an answer", () => {
  it("says to an allowed origin that its pages may read it, in place of what the function says", () => {
    expect(withCors(cors, aRequest("GET", { origin: shop }), answer).headers).toEqual([
      ["content-type", "application/json"],
      ["access-control-allow-origin", shop],
      ["access-control-allow-credentials", "true"],
      ["access-control-expose-headers", "date"],
    ]);
  });

  it.each([[{ origin: "https://evil.example" }], [{ origin: `${shop}.evil.example` }], [{}]])(
    "says so to nobody else: %p",
    (headers) => {
      expect(withCors(cors, aRequest("GET", headers), answer).headers).toEqual([
        ["content-type", "application/json"],
      ]);
    },
  );

  it("is the function's own without CORS", () => {
    expect(withCors(undefined, aRequest("GET", { origin: shop }), answer)).toBe(answer);
  });

  it.each([
    ["*", "*"],
    ["https://*", shop],
  ])("may be for %s", (allowed, named) => {
    const settings = { ...cors, allowOrigins: [allowed], allowCredentials: false };
    expect(withCors(settings, aRequest("GET", { origin: shop }), answer).headers).toContainEqual([
      "access-control-allow-origin",
      named,
    ]);
  });
});
