import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "@jest/globals";
import {
  createHttpApi,
  type HttpApiOptions,
  type HttpApiSettings,
} from "../../../src/services/api-gateway/http-api.ts";
import type { InvocationOutcome } from "../../../src/services/lambda/outcome.ts";

const settings: HttpApiSettings = {
  apiId: "api1",
  region: "ap-northeast-1",
  accountId: "000000000000",
  stage: "$default",
  routes: [
    { routeKey: "POST /api/things/{id}", functionArn: "arn:thing", timeoutMs: 100 },
    { routeKey: "$default", functionArn: "arn:default", timeoutMs: 100 },
  ],
  accessLogFormat: "$context.httpMethod $context.routeKey $context.status $context.integrationErrorMessage",
};

const returned = (payload: unknown): InvocationOutcome => ({ kind: "returned", requestId: "i1", payload });
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function setup(options: Partial<HttpApiOptions> = {}) {
  const lines: (string | undefined)[] = [];
  const api = createHttpApi({
    settings,
    invoke: async (functionArn, event) => returned({ functionArn, event }),
    mayInvoke: () => true,
    now: Date.now,
    onAccess: (_record, line) => lines.push(line),
    ...options,
  });
  const server = createServer({ maxHeaderSize: 65_536 }, (message, response) => void api(message, response));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // listening on TCP
  const send = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${port}${path}`, init);
  return { send, lines, port };
}

const outcomes = {
  failed: { kind: "failed", requestId: "i1", error: { errorType: "Error", errorMessage: "boom" } },
  tooLargeRequest: {
    kind: "too-large",
    requestId: "i1",
    error: { errorType: "RequestTooLargeException", errorMessage: "too large" },
  },
  tooLargeResponse: {
    kind: "too-large",
    requestId: "i1",
    error: { errorType: "Function.ResponseSizeTooLarge", errorMessage: "too large" },
  },
  malformed: returned({ statusCode: "?" }),
} satisfies Record<string, InvocationOutcome>;

describe("the HTTP API", () => {
  it("invokes the route's function and answers with what it returns", async () => {
    const { send, lines } = await setup();
    const response = await send("/api/things/%E5%B7%9D?x=1", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"a":1}',
    });
    expect(response.status).toBe(200);
    expect(response.headers.get("apigw-requestid")).toMatch(/=$/);
    expect(await response.json()).toMatchObject({
      functionArn: "arn:thing",
      event: {
        rawPath: "/api/things/川",
        rawQueryString: "x=1",
        pathParameters: { id: "川" },
        body: '{"a":1}',
      },
    });
    expect(lines).toEqual(["POST POST /api/things/{id} 200 -"]);
  });

  it("hands everything else to the default route, or answers 404 without one", async () => {
    const { send } = await setup();
    expect(await (await send("/api/other")).json()).toMatchObject({ functionArn: "arn:default" });
    const bare = await setup({ settings: { ...settings, routes: [] } });
    const response = await bare.send("/api/other");
    expect([response.status, await response.text()]).toEqual([404, '{"message":"Not Found"}']);
  });

  it.each([
    ["failed", 500, "Internal Server Error"],
    ["tooLargeRequest", 413, "Request Entity Too Large"],
    ["tooLargeResponse", 500, "Internal Server Error"],
    ["malformed", 500, "Internal Server Error"],
  ] as const)("answers %s with %d and nothing of the cause", async (name, status, message) => {
    const { send, lines } = await setup({ invoke: async () => outcomes[name] });
    const response = await send("/api/x");
    expect([response.status, await response.json()]).toEqual([status, { message }]);
    expect(lines[0]).not.toMatch(/ -$/);
  });

  it("gives up on a function after the integration's timeout", async () => {
    const { send } = await setup({ invoke: () => new Promise(() => undefined) });
    const response = await send("/api/x");
    expect([response.status, await response.json()]).toEqual([503, { message: "Service Unavailable" }]);
  });

  it("answers 503 while the local cloud stops", async () => {
    const { send } = await setup({ invoke: () => Promise.reject(new Error("is stopping")) });
    expect((await send("/api/x")).status).toBe(503);
  });

  it("needs the function's permission for exactly the source that it is", async () => {
    const asked: string[] = [];
    const { send, lines } = await setup({
      mayInvoke: (functionArn, sourceArn) => {
        asked.push(`${functionArn} ${sourceArn}`);
        return false;
      },
    });
    expect((await send("/api/things/1", { method: "POST" })).status).toBe(500);
    expect(asked).toEqual([
      "arn:thing arn:aws:execute-api:ap-northeast-1:000000000000:api1/$default/POST/api/things/{id}",
    ]);
    expect(lines[0]).toContain("Lambda::Permission is missing");
  });

  it("throttles by the stage's settings", async () => {
    const { send } = await setup({ settings: { ...settings, throttle: { rate: 0.001, burst: 1 } } });
    expect((await send("/api/x")).status).toBe(200);
    const response = await send("/api/x");
    expect([response.status, await response.json()]).toEqual([429, { message: "Too Many Requests" }]);
  });

  it("refuses a body over 10 MB, announced or not", async () => {
    const { send } = await setup();
    const body = Buffer.alloc(10 * 1024 * 1024 + 1, "x");
    const announced = await send("/api/x", { method: "POST", body });
    expect([announced.status, await announced.json()]).toEqual([
      413,
      { message: "Request Entity Too Large" },
    ]);
    const stream = new Blob([body]).stream();
    // The browser's types know nothing of it.
    const half = { method: "POST", body: stream, duplex: "half" } as RequestInit;
    const chunked = await send("/api/x", half);
    expect(chunked.status).toBe(413);
  });

  it("refuses headers over 10,240 bytes", async () => {
    const { send } = await setup();
    const response = await send("/api/x", { headers: { "x-long": "x".repeat(10_240) } });
    expect([response.status, await response.json()]).toEqual([
      431,
      { message: "Request Header Fields Too Large" },
    ]);
  });

  it("refuses a path that is not percent-encoded UTF-8", async () => {
    const { port } = await setup();
    const status = await new Promise((resolve, reject) => {
      const outgoing = request({ port, host: "127.0.0.1", path: "/api/%E5%zz" }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      outgoing.on("error", reject).end();
    });
    expect(status).toBe(400);
  });

  it("sets several cookies, and no body with 204", async () => {
    const { send } = await setup({
      invoke: async () => returned({ statusCode: 204, cookies: ["a=1", "b=2"] }),
    });
    const response = await send("/api/x", { method: "DELETE" });
    expect(response.status).toBe(204);
    expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect(response.headers.get("content-length")).toBeNull();
  });
});
