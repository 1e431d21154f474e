import { describe, expect, it } from "@jest/globals";
import type { GatewayRequest } from "../../../src/services/api-gateway/gateway-request.ts";
import { newRequestId, payloadEvent } from "../../../src/services/api-gateway/payload-event.ts";

function event(request: Partial<GatewayRequest> = {}) {
  const whole: GatewayRequest = {
    method: "POST",
    path: "/api/orders/42",
    target: "/api/orders/42",
    rawQuery: "",
    protocol: "HTTP/1.1",
    headers: [["Host", "localhost:3000"]],
    sourceIp: "127.0.0.1",
    body: Buffer.alloc(0),
    ...request,
  };
  return payloadEvent(whole, {
    accountId: "000000000000",
    apiId: "api1",
    stage: "$default",
    routeKey: "POST /api/orders/{id}",
    pathParameters: { id: "42" },
    requestId: "r1",
    time: Date.parse("2026-11-02T03:04:05.678Z"),
  });
}

describe("the event of payload format 2.0", () => {
  it("has request, route and API", () => {
    expect(
      event({
        headers: [
          ["Host", "localhost:3000"],
          ["User-Agent", "curl/8"],
        ],
      }),
    ).toEqual({
      version: "2.0",
      routeKey: "POST /api/orders/{id}",
      rawPath: "/api/orders/42",
      rawQueryString: "",
      headers: {
        "content-length": "0",
        host: "localhost:3000",
        "user-agent": "curl/8",
        "x-amzn-trace-id": expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/),
        "x-forwarded-for": "127.0.0.1",
        "x-forwarded-port": "3000",
        "x-forwarded-proto": "http",
      },
      pathParameters: { id: "42" },
      requestContext: {
        accountId: "000000000000",
        apiId: "api1",
        domainName: "localhost:3000",
        domainPrefix: "localhost:3000",
        http: {
          method: "POST",
          path: "/api/orders/42",
          protocol: "HTTP/1.1",
          sourceIp: "127.0.0.1",
          userAgent: "curl/8",
        },
        requestId: "r1",
        routeKey: "POST /api/orders/{id}",
        stage: "$default",
        time: "02/Nov/2026:03:04:05 +0000",
        timeEpoch: Date.parse("2026-11-02T03:04:05.678Z"),
      },
      isBase64Encoded: false,
    });
  });

  it("joins repeated headers, moves cookies out of them, and leaves the connection's own out", () => {
    const { headers, cookies } = event({
      headers: [
        ["Accept-Language", "ja"],
        ["accept-language", "en"],
        ["Cookie", "a=1; b=2"],
        ["Cookie", "c=3"],
        ["Connection", "keep-alive"],
        ["X-Forwarded-For", "203.0.113.9"],
      ],
    });
    expect(headers).toMatchObject({
      "accept-language": "ja,en",
      "x-forwarded-for": "203.0.113.9, 127.0.0.1",
    });
    expect(headers).not.toHaveProperty("cookie");
    expect(headers).not.toHaveProperty("connection");
    expect(cookies).toEqual(["a=1", "b=2", "c=3"]);
  });

  it("decodes the query and joins what is repeated, beside the raw one", () => {
    expect(event({ rawQuery: "a=1&a=2&b=%E5%B7%9D+x&c" })).toMatchObject({
      rawQueryString: "a=1&a=2&b=%E5%B7%9D+x&c",
      queryStringParameters: { a: "1,2", b: "川 x", c: "" },
    });
  });

  it.each([
    ["application/json", false],
    ["application/json; charset=utf-8", false],
    ["Application/JSON", false],
    ["text/plain", false],
    ["application/xml", false],
    ["application/javascript", false],
    ["application/merge-patch+json", false],
    ["application/x-www-form-urlencoded", true],
    ["multipart/form-data; boundary=x", true],
    ["application/octet-stream", true],
    ["image/png", true],
  ])("hands a body of %s over as base64: %p", (type, isBase64Encoded) => {
    const body = Buffer.from("川崎");
    expect(event({ headers: [["Content-Type", type]], body })).toMatchObject({
      body: body.toString(isBase64Encoded ? "base64" : "utf8"),
      isBase64Encoded,
    });
  });

  it("hands a compressed body over as base64", () => {
    const headers = [
      ["Content-Type", "application/json"],
      ["Content-Encoding", "gzip"],
    ] as const;
    expect(event({ headers, body: Buffer.from([0x1f, 0x8b]) })).toMatchObject({ isBase64Encoded: true });
  });

  it("has request ids of API Gateway's form", () => {
    expect(newRequestId()).toMatch(/^[\w-]{15}=$/);
  });
});
