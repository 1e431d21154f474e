import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { readAuditRecord } from "../../../contracts/audit.ts";
import { languages } from "../../../contracts/language.ts";
import { problem } from "../../../contracts/problem.ts";
import { startRequest, verifyRequest } from "../../../contracts/registration.ts";
import { currentContext } from "../../../functions/audit/request-context.ts";
import { type ApiRequest, apiHandler, unwrap } from "../../../functions/http/api-handler.ts";
import { setCookie } from "../../../functions/http/cookies.ts";
import { HttpFailureError } from "../../../functions/http/http-failure.ts";
import { responseHeaders } from "../../../functions/http/response-headers.ts";
import { fail, ok } from "../../../functions/use-cases/outcome.ts";
import { aContext, anApiEvent, aProof } from "../../../testing/an-api-event.ts";

type Respond = Parameters<typeof apiHandler>[1];

const env = {
  STAGE: "test",
  RELEASE: "1.2.3",
  ALLOWED_ORIGINS: ["https://procedures.example.jp"],
  LANGUAGES: languages,
  ORIGIN_PROOFS: [aProof, "another-proof"],
};

/** What a function with that use case answers to a request. */
async function answering(respond: Respond, asked: Parameters<typeof anApiEvent>[0] = {}) {
  const answer: APIGatewayProxyStructuredResultV2 = await apiHandler(env, respond)(
    anApiEvent(asked),
    aContext(),
  );
  return answer;
}

const problemOf = ({ body }: APIGatewayProxyStructuredResultV2) => problem.parse(JSON.parse(body ?? ""));
const failing = (error: unknown) => async () => {
  throw error;
};

let logged: jest.SpiedFunction<typeof console.error>;
let informed: jest.SpiedFunction<typeof console.info>;
beforeEach(() => {
  informed = jest.spyOn(console, "info").mockImplementation(() => {});
  logged = jest.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe("a request", () => {
  async function reading(asked: Parameters<typeof anApiEvent>[0]): Promise<ApiRequest> {
    let read: ApiRequest | undefined;
    await answering(async (request) => {
      read = request;
      return { status: 204 };
    }, asked);
    if (!read) throw new Error("the request was refused");
    return read;
  }

  it("is read from a payload 2.0 event", async () => {
    const request = await reading({
      method: "POST",
      path: "/api/registrations/abc/verification",
      pathParameters: { id: "abc" },
      query: { postalCode: "2100007" },
      cookies: [
        "__Host-registration-xyz=other",
        "__Host-registration-abc=flow",
        "__Host-session=session",
        "other=x",
      ],
      headers: { "accept-language": "en", "idempotency-key": '"5b2f9e0c-6d1a-4c1e-9a57-0f8e4f2d7c11"' },
      body: `{"code":"０１２ ３４５"}`,
    });
    expect(request).toMatchObject({
      method: "POST",
      path: "/api/registrations/abc/verification",
      pathParameters: { id: "abc" },
      query: { postalCode: "2100007" },
      language: "en",
      clientIp: "192.0.2.1",
      flowSecret: "flow",
      flowCookies: ["__Host-registration-xyz", "__Host-registration-abc"],
      sessionToken: "session",
    });
    expect(request.idempotencyKey()).toBe("5b2f9e0c-6d1a-4c1e-9a57-0f8e4f2d7c11");
    expect(request.json()).toEqual({ code: "０１２ ３４５" });
    expect(request.body(verifyRequest)).toEqual({ code: "012345" });
  });

  it("has no cookies, parameters or query where there are none", async () => {
    expect(await reading({ method: "GET" })).toMatchObject({
      pathParameters: {},
      query: {},
      flowSecret: undefined,
      sessionToken: undefined,
      language: "ja",
    });
  });

  it("takes the client's address from CloudFront, not from what the client says", async () => {
    const headers = { "x-forwarded-for": "203.0.113.9, 192.0.2.1", forwarded: "for=203.0.113.9" };
    expect((await reading({ headers })).clientIp).toBe("192.0.2.1");
    const ipv6 = { "x-client-address": "2001:0db8:0:0::1" };
    expect((await reading({ headers: ipv6 })).clientIp).toBe("2001:db8::1");
  });

  it("needs no body until one is asked for", async () => {
    const request = await reading({ method: "GET", headers: { "content-type": "text/html" } });
    expect(() => request.json()).toThrow(HttpFailureError);
  });
});

describe("an answer", () => {
  it("has the body as JSON, the cookies, and the headers of every answer", async () => {
    const cookie = setCookie("__Host-session", "token", 60);
    expect(await answering(async () => ({ status: 201, body: { name: "川崎" }, cookies: [cookie] }))).toEqual(
      {
        statusCode: 201,
        headers: { ...responseHeaders, "content-type": "application/json; charset=utf-8" },
        body: `{"name":"川崎"}`,
        cookies: [cookie],
      },
    );
  });

  it("without a body declares none", async () => {
    expect(await answering(async () => ({ status: 204 }))).toEqual({
      statusCode: 204,
      headers: responseHeaders,
    });
  });

  it("may have headers of its own", async () => {
    const headers = { "cache-control": "public, max-age=86400" };
    expect((await answering(async () => ({ status: 200, headers }))).headers).toEqual({
      ...responseHeaders,
      ...headers,
    });
  });

  it("is for no cache, frame or sniffer, and for TLS only (ASVS 3.4)", () => {
    expect(responseHeaders).toMatchObject({
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
    });
    const [, seconds] =
      /^max-age=(\d+); includeSubDomains$/.exec(responseHeaders["strict-transport-security"]) ?? [];
    expect(Number(seconds)).toBeGreaterThanOrEqual(365 * 24 * 60 * 60);
  });
});

describe("a failure that was foreseen", () => {
  it("is a problem document in the caller's language, and is not logged", async () => {
    const respond: Respond = async () => unwrap(fail({ kind: "code-wrong", attemptsLeft: 2 }));
    const answer = await answering(respond, { headers: { "accept-language": "en" } });
    expect(answer.statusCode).toBe(422);
    expect(answer.headers).toMatchObject({ "content-language": "en", "cache-control": "no-store" });
    expect(problemOf(answer)).toMatchObject({ code: "code-wrong", attemptsLeft: 2 });
    expect(logged).not.toHaveBeenCalled();
  });

  it("lets a value through", () => expect(unwrap(ok(1))).toBe(1));

  it.each([
    [`{"accountType":"business"`, 400, "malformed-json"],
    [`{"email":"a@example.jp","email":"b@example.jp"}`, 400, "malformed-json"],
    [`{"isAdmin":true}`, 400, "unknown-member"],
    [`{}`, 422, "invalid-input"],
    [`[]`, 422, "invalid-input"],
    [`"${"x".repeat(70_000)}"`, 413, "body-too-large"],
  ])("such as the body %.40s is %d %s", async (body, status, code) => {
    const answer = await answering(async (request) => ({ status: 200, body: request.body(startRequest) }), {
      body,
    });
    expect(answer.statusCode).toBe(status);
    expect(problemOf(answer).code).toBe(code);
  });

  it("such as another site is answered before anything is done", async () => {
    const respond = jest.fn<Respond>();
    const answer = await answering(respond, { headers: { origin: "https://evil.example" } });
    expect([answer.statusCode, problemOf(answer).code]).toEqual([403, "origin-refused"]);
    expect(answer.headers).not.toHaveProperty("access-control-allow-origin");
    expect(respond).not.toHaveBeenCalled();
  });
});

describe("the context of a request", () => {
  const contextOf = async (asked: Parameters<typeof anApiEvent>[0] = {}) => {
    let seen: unknown;
    await answering(async () => {
      seen = currentContext();
      return { status: 204 };
    }, asked);
    return seen;
  };

  it("is the invocation, the request at the gateway, and where it came from", async () => {
    expect(await contextOf({ headers: { "user-agent": "Mozilla/5.0" } })).toEqual({
      requestId: aContext().awsRequestId,
      correlationId: "JKJaXmPLvHcESHA",
      srcIp: "192.0.2.1",
      userAgentHash: createHash("sha256").update("Mozilla/5.0").digest("hex"),
    });
  });

  it("has CloudFront's id of the request, where there is one", async () => {
    const edgeId = "k6WGMNkEzR5BEM_SaF47gjtX9zBDO2m349OY2an0QPEaUum1ZOLrow";
    const headers = { "x-amz-cf-id": `${edgeId}==` };
    expect(await contextOf({ headers })).toMatchObject({ correlationId: edgeId });
  });

  it.each(["", "short", "with space in it", "ansi\u001b[2Kescape", "a".repeat(129)])(
    "takes no id that cannot be CloudFront's (%j), and none of the client's own",
    async (id) => {
      const headers = { "x-amz-cf-id": id, "x-correlation-id": "forged-by-client" };
      expect(await contextOf({ headers })).toMatchObject({ correlationId: "JKJaXmPLvHcESHA" });
    },
  );
});

describe("a request that is refused before any use case", () => {
  const { awsRequestId } = aContext();
  const reported = () =>
    informed.mock.calls.map(([line]) => readAuditRecord(JSON.stringify({ message: line })));

  it.each<[Parameters<typeof anApiEvent>[0], object]>([
    [{ headers: { origin: "https://evil.example" } }, { event: "csrf.rejected", reason: "origin-foreign" }],
    [{ headers: { "content-type": "text/plain" } }, { event: "input.rejected", reason: "not-json" }],
    [{ body: "{" }, { event: "input.rejected", reason: "malformed-json:syntax" }],
    [{ body: `{"code":"12"}` }, { event: "input.rejected", reason: "/code:code-format" }],
  ])("is written to the audit trail: %j", async (asked, event) => {
    await answering(async (request) => ({ status: 200, body: request.body(verifyRequest) }), asked);
    expect(reported()).toEqual([
      expect.objectContaining({ ...event, requestId: awsRequestId, srcIp: "192.0.2.1" }),
    ]);
  });

  const forged = [
    '192.0.2.9\n{"message":{"audit":{"event":"registration.completed"}}}',
    "\u001b[2K\u001b[1Aregistration.completed",
    '","event":"registration.completed","x":"',
    "line\u2028separator\u2029\u0085",
    "\u202egnp.exe",
  ];

  it.each(forged)("is one record, whatever it makes of its headers: %j", async (text) => {
    const event = anApiEvent({
      headers: { "user-agent": text, "x-amz-cf-id": text, forwarded: text },
      body: text,
    });
    const http = { ...event.requestContext.http, sourceIp: text, userAgent: text };
    await apiHandler(env, async (request) => ({ status: 200, body: request.json() }))(
      { ...event, requestContext: { ...event.requestContext, http, requestId: text } },
      aContext(),
    );
    expect(reported()).toEqual([
      {
        time: expect.any(String),
        schema: 1,
        event: "input.rejected",
        outcome: "failure",
        reason: "malformed-json:syntax",
        // An id that is none of CloudFront's or the gateway's gives way to the invocation's.
        requestId: awsRequestId,
        correlationId: awsRequestId,
        srcIp: "192.0.2.1",
        userAgentHash: createHash("sha256").update(text).digest("hex"),
        stage: "test",
        release: "1.2.3",
      },
    ]);
    expect(JSON.stringify([informed.mock.calls, logged.mock.calls])).not.toMatch(/completed|exe|separator/);
  });
});

describe("a request past CloudFront", () => {
  const reported = () =>
    informed.mock.calls.map(([line]) => readAuditRecord(JSON.stringify({ message: line })));
  const respond = jest.fn<Respond>();

  it.each([
    ["no-proof", {}],
    ["wrong-proof", { "x-origin-proof": "a-guess" }],
    ["wrong-proof", { "x-origin-proof": `${aProof},a-guess` }],
    ["no-address", { "x-origin-proof": aProof, "x-client-address": "localhost" }],
  ])("ends before anything is done: %s", async (reason, headers) => {
    const event = anApiEvent({ headers: { ...headers, "accept-language": "en" } });
    const { "x-origin-proof": _, ...without } = event.headers;
    const forged = { "x-amz-cf-id": "k6WGMNkEzR5BEM_SaF47", "x-client-address": "203.0.113.9", ...headers };
    const answer: APIGatewayProxyStructuredResultV2 = await apiHandler(env, respond)(
      { ...event, headers: { ...without, ...forged } },
      aContext(),
    );
    expect([answer.statusCode, problemOf(answer).code]).toEqual([403, "origin-rejected"]);
    expect(answer.headers).toMatchObject(responseHeaders);
    expect(respond).not.toHaveBeenCalled();
    // The address and the id are the gateway's own: what the request says of itself is not believed.
    expect(reported()).toEqual([
      expect.objectContaining({
        event: "origin.rejected",
        outcome: "failure",
        reason,
        srcIp: "198.51.100.7",
        correlationId: "JKJaXmPLvHcESHA",
      }),
    ]);
  });

  it.each(["GET", "HEAD", "OPTIONS", "POST"])("ends with %s as with any other method", async (method) => {
    const event = anApiEvent({ method, headers: { origin: "https://evil.example" } });
    const { "x-origin-proof": _, ...headers } = event.headers;
    const answer: APIGatewayProxyStructuredResultV2 = await apiHandler(env, respond)(
      { ...event, headers },
      aContext(),
    );
    expect(problemOf(answer).code).toBe("origin-rejected");
  });

  it("records nothing of the gateway's address when that is none", async () => {
    const event = anApiEvent();
    const http = { ...event.requestContext.http, sourceIp: "forged\nline" };
    await apiHandler(env, respond)(
      { ...event, headers: {}, requestContext: { ...event.requestContext, http } },
      aContext(),
    );
    expect(reported()[0]).not.toHaveProperty("srcIp");
  });
});

describe("an error that nobody foresaw", () => {
  const secret = "hanako@example.jp 012345 correct-horse-9";
  const { awsRequestId } = aContext();

  it.each([
    ["an error", new Error(secret)],
    [
      "an error whose message has lines like places",
      new Error(`x\n    at ${secret} (file.ts:1:1)\n${secret}`),
    ],
    ["an error with a cause", new Error("x", { cause: new Error(secret) })],
    [
      "an error of a library",
      Object.assign(new TypeError(secret), { $response: { body: secret }, input: secret }),
    ],
    ["a string", secret],
    ["nothing", undefined],
  ])("(%s) is one opaque answer with the request's id", async (_, error) => {
    const answer = await answering(failing(error));
    expect(answer.statusCode).toBe(500);
    expect(problemOf(answer)).toMatchObject({ code: "internal-error", requestId: awsRequestId, errors: [] });
    const reported = JSON.stringify([answer, ...logged.mock.calls]);
    for (const word of secret.split(" ")) expect(reported).not.toContain(word);
    expect(answer.body).not.toContain("api-handler");
  });

  it("is logged by its name and places", async () => {
    await answering(failing(new RangeError(secret)));
    expect(logged.mock.calls).toEqual([
      [
        {
          event: "request.failed",
          correlationId: "JKJaXmPLvHcESHA",
          error: "RangeError",
          stack: expect.arrayContaining([expect.stringMatching(/^\s+at .*api-handler\.test\.ts/)]),
        },
      ],
    ]);
  });

  it("of an answer that breaks its contract is a 500, too", async () => {
    const answer = await answering(async () => ({
      status: 200,
      body: verifyRequest.parse({ code: secret }),
    }));
    expect(answer.statusCode).toBe(500);
    expect(JSON.stringify([answer, ...logged.mock.calls])).not.toContain("hanako");
  });

  it.each([
    Object.assign(new Error(secret), { name: "ThrottlingException" }),
    Object.assign(new Error(secret), { name: "Unknown", $metadata: { httpStatusCode: 503 } }),
    Object.assign(new Error(secret), { name: "TimeoutError" }),
  ])("but will pass ($name) asks to come again", async (error) => {
    const answer = await answering(failing(error));
    expect(answer.statusCode).toBe(503);
    expect(answer.headers).toMatchObject({ "retry-after": "3" });
    expect(problemOf(answer).code).toBe("temporarily-unavailable");
    expect(answer.body).not.toContain("hanako");
    expect(logged).toHaveBeenCalledTimes(1);
  });
});

describe("an answer of a deprecated call", () => {
  const deprecations = {
    "POST /api/registrations": { since: "2027-01-01", until: "2027-07-01", instead: "POST /api/enrolments" },
  };
  const headers = { deprecation: "@1798761600", sunset: "Thu, 01 Jul 2027 00:00:00 GMT" };
  const answered = (respond: Respond, path?: string) =>
    apiHandler(env, respond, deprecations)(anApiEvent(path === undefined ? {} : { path }), aContext());

  it("says since when it is one, and from when on it may be gone", async () => {
    const answer = await answered(async () => ({ status: 204 }));
    expect(answer.headers).toEqual({ ...responseHeaders, ...headers });
  });

  it("says so of a refusal, too", async () => {
    const answer = await answered(failing(new HttpFailureError({ kind: "not-signed-in" })));
    expect(answer).toMatchObject({ statusCode: 401, headers });
  });

  it("has no such headers where the call is another", async () => {
    for (const path of ["/api/registrations/{id}", "/api/enrolments", "toString"])
      expect((await answered(async () => ({ status: 204 }), path)).headers).toEqual({ ...responseHeaders });
  });
});
