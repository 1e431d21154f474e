/** Requests that no page of ours sends. */
import type { RawRequest } from "./browser.ts";

interface ExpectedProblem {
  readonly status: number;
  /** Of the problem document. */
  readonly code: string;
}

type Bodies = Readonly<Record<string, RawRequest & ExpectedProblem>>;

const json = (body: RawRequest["body"]): RawRequest => ({
  headers: { "content-type": "application/json" },
  ...(body === undefined ? {} : { body }),
});
const malformed: ExpectedProblem = { status: 400, code: "malformed-json" };
const notJson: ExpectedProblem = { status: 415, code: "not-json" };
const form = "application/x-www-form-urlencoded";

/** Refused before it is known what they are about: by every call that takes a body. */
export const hostileBodies: Bodies = {
  "JSON that breaks off": { ...json('{"email":'), ...malformed },
  "JSON with something after it": { ...json("{} {}"), ...malformed },
  "no body": { ...json(undefined), ...malformed },
  "an empty body": { ...json(""), ...malformed },
  "a repeated member": { ...json('{"code":"123456","code":"654321"}'), ...malformed },
  "a member repeated by an escape": { ...json('{"code":"123456","c\\u006fde":"654321"}'), ...malformed },
  __proto__: { ...json('{"__proto__":{"isAdmin":true}}'), ...malformed },
  "__proto__ further in": { ...json('{"profile":{"__proto__":{"isAdmin":true}}}'), ...malformed },
  "a depth of 10,000": { ...json(`${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`), ...malformed },
  "a depth of 10,000 that never closes": { ...json("[".repeat(10_000)), ...malformed },
  "bytes that are not UTF-8": {
    ...json(new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0xc0, 0x22, 0x3a, 0x31])),
    ...malformed,
  },
  "1 MB": { ...json(`{"email":"${"a".repeat(1_000_000)}"}`), status: 413, code: "body-too-large" },
  "plain text": { headers: { "content-type": "text/plain" }, body: "{}", ...notJson },
  "a form": { headers: { "content-type": form }, body: "email=a%40example.jp", ...notJson },
  "a multipart form": {
    headers: { "content-type": "multipart/form-data; boundary=x" },
    body: '--x\r\ncontent-disposition: form-data; name="email"\r\n\r\na\r\n--x--\r\n',
    ...notJson,
  },
  XML: { headers: { "content-type": "application/xml" }, body: "<a/>", ...notJson },
  "no content type": { body: new TextEncoder().encode("{}"), ...notJson },
};

/** JSON where an object is asked for. */
export const wrongValues: readonly unknown[] = [null, [], [{}], "text", 5, true];
