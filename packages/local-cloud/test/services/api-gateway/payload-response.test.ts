import { describe, expect, it } from "@jest/globals";
import { toResponse } from "../../../src/services/api-gateway/payload-response.ts";

describe("a function's answer", () => {
  it("becomes a response with its headers lower-cased and one set-cookie for each cookie", () => {
    expect(
      toResponse({
        statusCode: 201,
        headers: { "Content-Type": "application/json", "X-Count": 3 },
        cookies: ["a=1; Path=/", "b=2"],
        body: "{}",
      }),
    ).toEqual({
      status: 201,
      headers: [
        ["content-type", "application/json"],
        ["x-count", "3"],
        ["set-cookie", "a=1; Path=/"],
        ["set-cookie", "b=2"],
      ],
      body: Buffer.from("{}"),
    });
  });

  it("may be binary", () => {
    expect(toResponse({ statusCode: 200, body: "AP8=", isBase64Encoded: true })?.body).toEqual(
      Buffer.from([0, 255]),
    );
  });

  it("is plain text unless it says otherwise", () => {
    expect(toResponse({ statusCode: "204" })).toEqual({
      status: 204,
      headers: [["content-type", "text/plain; charset=utf-8"]],
      body: Buffer.alloc(0),
    });
  });

  it.each([
    [{ hello: "world" }, '{"hello":"world"}'],
    ["text", "text"],
    [null, "null"],
    [[1, 2], "[1,2]"],
  ])("without a status code, %j, is a 200 of JSON", (payload, body) => {
    expect(toResponse(payload)).toEqual({
      status: 200,
      headers: [["content-type", "application/json"]],
      body: Buffer.from(body),
    });
  });

  it("cannot set what belongs to the connection", () => {
    const headers = { "Content-Length": 5, "Transfer-Encoding": "chunked", Connection: "close" };
    expect(toResponse({ statusCode: 200, headers })?.headers).toEqual([
      ["content-type", "text/plain; charset=utf-8"],
    ]);
  });

  it.each([
    { statusCode: "fine" },
    { statusCode: 99 },
    { statusCode: 200, body: { an: "object" } },
    { statusCode: 200, headers: ["a"] },
    { statusCode: 200, cookies: "a=1" },
    { statusCode: 200, headers: { "bad name": "x" } },
    { statusCode: 200, headers: { location: "a\r\nset-cookie: b=1" } },
    { statusCode: 200, headers: { "x-name": "川崎" } },
  ])("that is malformed, %j, is none", (payload) => {
    expect(toResponse(payload)).toBeUndefined();
  });
});
