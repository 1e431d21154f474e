import { readFileSync } from "node:fs";
import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { describe, expect, it } from "@jest/globals";
import { createCloudFrontFunction } from "local-cloud";
import { clientIpHeader } from "../../contracts/cloudfront-headers.ts";

const id = "request-1";
const aRequest = (url: string, headers: Record<string, string> = {}) =>
  Object.assign(new IncomingMessage(new Socket()), { url, method: "GET", headers });

describe("the site's function", () => {
  const code = readFileSync(new URL("../../lib/cloudfront-functions/site-paths.js", import.meta.url), "utf8");
  const run = createCloudFrontFunction("site-paths", code);

  it.each([
    ["/", "/index.html"],
    ["/register", "/index.html"],
    ["/register/code?r=abc.def", "/index.html"],
    ["/procedures/business/", "/index.html"],
    ["/v1.2/page", "/index.html"],
    ["/developers", "/developers.html"],
    ["/developers/", "/developers.html"],
    ["/developers/else", "/index.html"],
    ["/problems", "/problems.html"],
    ["/problems/code-wrong", "/problems/code-wrong.html"],
    ["/problems/code-wrong/", "/problems/code-wrong.html"],
    ["/problems/a/b", "/index.html"],
    ["/assets/index-C0ffee.js", "/assets/index-C0ffee.js"],
    ["/config.json", "/config.json"],
    ["/favicon.ico?v=2", "/favicon.ico"],
  ])("turns %s into %s", (url, uri) => {
    expect(run(aRequest(url), id)).toMatchObject({ uri });
  });
});

describe("the API's function", () => {
  const code = readFileSync(new URL("../../lib/cloudfront-functions/client-ip.js", import.meta.url), "utf8");
  const run = createCloudFrontFunction("client-ip", code);

  it("sets the viewer's IP address, whatever the viewer says, and changes nothing else", () => {
    const sent = {
      [clientIpHeader]: "203.0.113.9",
      "x-forwarded-for": "203.0.113.9",
      origin: "https://a",
    };
    expect(run(aRequest("/api/terms?x=1", sent), id)).toMatchObject({
      uri: "/api/terms",
      headers: {
        [clientIpHeader]: { value: "127.0.0.1" },
        "x-forwarded-for": { value: "203.0.113.9" },
        origin: { value: "https://a" },
      },
    });
  });
});

describe("a CloudFront function", () => {
  it("is given the request as CloudFront describes it", () => {
    const echo = createCloudFrontFunction(
      "echo",
      "function handler(event) { return { statusCode: 200, body: JSON.stringify(event) }; }",
    );
    const result = echo(
      aRequest("/a%20b?x=1&y=2&x=3", {
        host: "example.jp",
        cookie: "one=1; two=a=b",
        "accept-language": "ja",
      }),
      id,
    );
    const event: unknown = JSON.parse("body" in result ? String(result.body) : "{}");
    expect(event).toMatchObject({
      version: "1.0",
      context: { eventType: "viewer-request", requestId: id },
      viewer: { ip: expect.any(String) },
      request: {
        method: "GET",
        uri: "/a%20b",
        querystring: { x: { value: "3", multiValue: [{ value: "1" }, { value: "3" }] }, y: { value: "2" } },
        headers: { host: { value: "example.jp" }, "accept-language": { value: "ja" } },
        cookies: { one: { value: "1" }, two: { value: "a=b" } },
      },
    });
  });

  it("has nothing of Node", () => {
    const peek =
      "function handler() { return { statusCode: 200, body: typeof process + typeof require + typeof fetch }; }";
    expect(createCloudFrontFunction("peek", peek)(aRequest("/"), id)).toMatchObject({
      body: "undefinedundefinedundefined",
    });
  });

  it.each([
    ["function handler() { return 1; }", "returned neither a request nor a response"],
    ["function handler() { return { uri: 'no-slash', method: 'GET' }; }", "returned neither"],
    ["function handler() { for (;;); }", "timed out"],
    [
      "function handler({ request }) { request.querystring.x = { value: '1' }; return request; }",
      "changes the query or cookies",
    ],
    [
      "function handler({ request }) { request.cookies = { s: { value: '1' } }; return request; }",
      "changes the query or cookies",
    ],
  ])("that does what CloudFront refuses is an error: %s", (code, message) => {
    expect(() => createCloudFrontFunction("wrong", code)(aRequest("/"), id)).toThrow(message);
  });
});
