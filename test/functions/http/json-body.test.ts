import { describe, expect, it } from "@jest/globals";
import { HttpFailureError } from "../../../functions/http/http-failure.ts";
import { jsonBody } from "../../../functions/http/json-body.ts";
import { anApiEvent } from "../../../testing/an-api-event.ts";

function reading(event: Parameters<typeof anApiEvent>[0]): unknown {
  try {
    return { value: jsonBody(anApiEvent(event)) };
  } catch (error) {
    if (error instanceof HttpFailureError) return error.failure;
    throw error;
  }
}

const malformed = (reason: string) => ({ kind: "malformed-json", reason });
const base64 = (bytes: Buffer | string) => ({
  body: Buffer.from(bytes).toString("base64"),
  isBase64Encoded: true,
});
/** A JSON string of that many bytes. */
const ofBytes = (bytes: number) => `"${"x".repeat(bytes - 2)}"`;

describe("a JSON body", () => {
  it.each([
    ["as text", { body: `{"name":"川崎"}` }],
    ["in base64", base64(`{"name":"川崎"}`)],
    ["with a byte order mark", base64(`\uFEFF{"name":"川崎"}`)],
  ])("is read %s", (_, event) => expect(reading(event)).toEqual({ value: { name: "川崎" } }));

  it.each([
    "application/json",
    "application/json; charset=utf-8",
    "application/json;charset=UTF-8",
    "APPLICATION/JSON",
    " application/json ; charset=utf-8",
  ])("is declared by %j", (type) => {
    expect(reading({ body: "{}", headers: { "content-type": type } })).toEqual({ value: {} });
  });

  it.each([
    "text/plain",
    "text/plain; application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/jsonp",
    "application/problem+json",
    "text/json",
    "",
  ])("is not declared by %j", (type) => {
    expect(reading({ body: "{}", headers: { "content-type": type } })).toEqual({ kind: "not-json" });
  });

  it("is not taken undeclared", () => {
    const { headers, ...event } = anApiEvent({ body: "{}" });
    const { "content-type": _, ...others } = headers;
    expect(() => jsonBody({ ...event, headers: others })).toThrow("not-json");
  });

  it.each([
    ["none at all", {}, "empty"],
    ["empty", { body: "" }, "empty"],
    ["blank", { body: " " }, "syntax"],
    ["broken UTF-8", base64(Buffer.from([0x22, 0xc3, 0x28, 0x22])), "encoding"],
    ["an overlong form", base64(Buffer.from([0x22, 0xc0, 0xaf, 0x22])), "encoding"],
    ["a surrogate in UTF-8", base64(Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])), "encoding"],
    ["Shift_JIS", base64(Buffer.from([0x22, 0x90, 0xec, 0x8d, 0xe8, 0x22])), "encoding"],
    ["UTF-16", base64(Buffer.from("{}", "utf16le")), "syntax"],
    ["broken base64", { body: "&&&", isBase64Encoded: true }, "syntax"],
  ])("is refused: %s", (_, event, reason) => expect(reading(event)).toEqual(malformed(reason)));

  it.each([
    ["as text", (body: string) => ({ body })],
    ["in base64", base64],
  ])("has 64 KiB at most, %s", (_, sent) => {
    expect(reading(sent(ofBytes(65_536)))).toHaveProperty("value");
    expect(reading(sent(ofBytes(65_537)))).toEqual({ kind: "body-too-large" });
    expect(reading(sent(ofBytes(1_048_576)))).toEqual({ kind: "body-too-large" });
  });

  it("is measured in bytes, not in characters", () => {
    expect(reading({ body: `"${"川".repeat(21_844)}"` })).toHaveProperty("value");
    expect(reading({ body: `"${"川".repeat(21_845)}"` })).toEqual({ kind: "body-too-large" });
  });
});
