import { describe, expect, it } from "@jest/globals";
import { createClient } from "../index.ts";
import { answering, networkError, problem } from "./answering.ts";

const terms = { version: "1.0" };

describe("a call", () => {
  it("is sent to its path, with its parameters, as JSON, in the language, with cookies", async () => {
    const { fetch, requests } = answering([200, { state: "verified" }]);
    const client = createClient({ baseUrl: "https://procedures.example.jp", language: "en", fetch });
    const result = await client.call("POST /api/registrations/{id}/verification", {
      params: { id: "a/b" },
      body: { code: "123456" },
    });
    expect(result).toEqual({ ok: true, code: "ok", value: { state: "verified" } });
    expect(requests).toEqual([
      {
        url: "https://procedures.example.jp/api/registrations/a%2Fb/verification",
        method: "POST",
        credentials: "include",
        headers: {
          accept: "application/json, application/problem+json",
          "accept-language": "en",
          "content-type": "application/json",
        },
        body: '{"code":"123456"}',
      },
    ]);
  });

  it("puts a question into the query", async () => {
    const { fetch, requests } = answering([200, []]);
    await createClient({ fetch }).call("GET /api/addresses", { query: { postalCode: "2100007" } });
    expect(requests[0]?.url).toBe("/api/addresses?postalCode=2100007");
  });

  it("answers a problem by its code, with what its document says", async () => {
    const { fetch } = answering([422, problem("code-wrong", { attemptsLeft: 4 })]);
    const result = await createClient({ fetch }).call("POST /api/registrations/{id}/verification", {
      params: { id: "1" },
      body: { code: "000000" },
    });
    expect(result.code === "code-wrong" && result.problem.attemptsLeft).toBe(4);
  });

  it.each([
    ["an edge's page", [502, "<html>"]],
    ["API Gateway's own message", [503, { message: "Service Unavailable" }]],
    ["an answer that is no JSON", [200, "<html>"]],
    ["an answer that is no object", [200, "3"]],
    ["no answer", networkError],
  ] as const)("is unreachable with %s, and throws nothing", async (_, answer) => {
    const { fetch } = answering(answer);
    const result = await createClient({ fetch, retries: 0 }).call("GET /api/terms", {});
    expect(result).toEqual({ ok: false, code: "unreachable" });
  });

  it("answers 204 without a value", async () => {
    const { fetch } = answering([204, ""]);
    expect(await createClient({ fetch }).call("DELETE /api/session", {})).toEqual({
      ok: true,
      code: "ok",
      value: undefined,
    });
  });

  it("is unreachable when its time is over", async () => {
    const { fetch, requests } = answering("never", "never");
    const result = await createClient({ fetch, timeoutMs: 5, retries: 1, wait: async () => {} }).call(
      "GET /api/terms",
      {},
    );
    expect([result.code, requests.length]).toEqual(["unreachable", 2]);
  });

  it("is aborted when its caller wishes so, before or during it, and is not repeated", async () => {
    const { fetch, requests } = answering("never", "never");
    const client = createClient({ fetch });
    expect(await client.call("GET /api/terms", { signal: AbortSignal.abort() })).toEqual({
      ok: false,
      code: "aborted",
    });
    const during = new AbortController();
    const result = client.call("GET /api/terms", { signal: during.signal });
    during.abort();
    expect(await result).toEqual({ ok: false, code: "aborted" });
    expect(requests).toHaveLength(2);
  });
});

describe("after no answer", () => {
  const setup = (...answers: Parameters<typeof answering>) => {
    const pauses: number[] = [];
    const { fetch, requests } = answering(...answers);
    const wait = async (ms: number) => void pauses.push(ms);
    return { client: createClient({ fetch, wait }), requests, pauses };
  };

  it("a reading call is sent again, after growing pauses", async () => {
    const { client, pauses } = setup(networkError, networkError, [200, terms]);
    expect(await client.call("GET /api/terms", {})).toMatchObject({ ok: true, value: terms });
    expect(pauses).toEqual([500, 1000]);
  });

  it("it is given up after two repeats", async () => {
    const { client, requests } = setup(networkError, networkError, networkError, [200, terms]);
    expect(await client.call("GET /api/terms", {})).toMatchObject({ code: "unreachable" });
    expect(requests).toHaveLength(3);
  });

  it("the API's own pause is kept, up to ten seconds", async () => {
    const busy = problem("temporarily-unavailable");
    const { client, pauses } = setup([503, busy, "3"], [503, busy, "60"], [200, terms]);
    await client.call("GET /api/terms", {});
    expect(pauses).toEqual([3000, 10_000]);
  });

  it("a changing call is sent again under its key alone", async () => {
    const { client, requests } = setup(networkError, [202, {}], networkError, [204, ""]);
    const params = { id: "1" };
    await client.call("POST /api/registrations/{id}/code", { params, idempotencyKey: "0123456789abcdef" });
    expect(requests.map(({ headers }) => headers["idempotency-key"])).toEqual([
      "0123456789abcdef",
      "0123456789abcdef",
    ]);
    expect(await client.call("DELETE /api/session", {})).toMatchObject({ code: "unreachable" });
    expect(requests).toHaveLength(3);
  });

  it("a refusal is no reason to repeat", async () => {
    const { client, requests } = setup([429, problem("limit-reached"), "3600"]);
    expect(await client.call("GET /api/terms", {})).toMatchObject({
      code: "limit-reached",
      retryAfter: 3600,
    });
    expect(requests).toHaveLength(1);
  });
});
