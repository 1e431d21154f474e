import { describe, expect, it } from "@jest/globals";
import { HttpResponse } from "@smithy/core/transport";
import { fromResponse, toRequest } from "../../../functions/infra/aws-json.ts";

const response = (statusCode: number, body: string, headers: Record<string, string> = {}) =>
  new HttpResponse({ statusCode, headers, body: Buffer.from(body) });

it("a request is the message as JSON, to where the service is", () => {
  const endpoint = { protocol: "http:", hostname: "x", port: 7, headers: { host: "x:7", a: "endpoint" } };
  expect(toRequest(endpoint, { path: "/v2", headers: { b: "operation" } }, { text: "川" })).toMatchObject({
    method: "POST",
    protocol: "http:",
    hostname: "x",
    port: 7,
    path: "/v2",
    headers: { host: "x:7", a: "endpoint", b: "operation" },
    body: '{"text":"川"}',
  });
});

describe("an answer", () => {
  it.each([
    [200, '{"a":1}', { a: 1 }],
    [200, "", {}],
    [299, '{"a":1}', { a: 1 }],
  ])("of %d with %j is %j", (status, body, message) => {
    expect(fromResponse(response(status, body))).toEqual({
      ...message,
      $metadata: { httpStatusCode: status },
    });
    expect(fromResponse(response(status, body, { "x-amzn-requestid": "r-1" })).$metadata).toEqual({
      httpStatusCode: status,
      requestId: "r-1",
    });
  });
});

describe("an error", () => {
  const thrown = (answer: HttpResponse): Record<string, unknown> => {
    try {
      fromResponse(answer);
    } catch (error) {
      return error as Record<string, unknown>; // as the retries and the stores see it
    }
    throw new Error("nothing was thrown");
  };

  it.each([
    [300, "client"],
    [400, "client"],
    [499, "client"],
    [500, "server"],
    [503, "server"],
  ])("of %d is the fault of the %s", (status, $fault) => {
    const body = '{"__type":"com.amazonaws#SlowDown","message":"wait","retryAfter":3}';
    expect(thrown(response(status, body))).toMatchObject({
      ...{ name: "SlowDown", message: "wait", retryAfter: 3, $fault },
      $metadata: { httpStatusCode: status },
    });
  });

  it.each(["", "<html>", "{}"])("that does not say its name has none: %j", (body) => {
    expect(thrown(response(503, body))).toMatchObject({ name: "Unknown" });
  });

  it("has the response for the retries, and shows it to nobody who logs it", () => {
    const answer = response(429, "{}", { "retry-after": "3" });
    const error = thrown(answer);
    expect(error["$response"]).toBe(answer);
    expect(Object.keys(error)).not.toContain("$response");
  });
});
