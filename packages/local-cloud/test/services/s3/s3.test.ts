import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createS3, type S3 } from "../../../src/services/s3/s3.ts";
import { s3Target } from "../../../src/services/s3/s3-target.ts";
import { type Scratch, scratchFolder, standingClock } from "../support/fixtures.ts";

let scratch: Scratch;
let s3: S3;
beforeEach(() => {
  scratch = scratchFolder();
  s3 = opened();
});
afterEach(() => scratch.remove());

function opened(): S3 {
  const opening = createS3({ dataDir: scratch.folder, clock: standingClock() });
  opening.ensureBucket({ name: "plain", isVersioned: false });
  opening.ensureBucket({ name: "locked", isVersioned: true, lock: { mode: "COMPLIANCE", days: 2 } });
  return opening;
}

const send = (method: string, url: string, body = "", headers: Readonly<Record<string, string>> = {}) =>
  s3.answer({ ...s3Target(method, url), headers, body: Buffer.from(body) });

const put = (url: string, body: string, headers: Readonly<Record<string, string>> = {}) =>
  send("PUT", url, body, { "x-amz-checksum-sha256": sha256(body), ...headers });

const sha256 = (text: string) => createHash("sha256").update(text).digest("base64");
const codeOf = ({ body }: { readonly body: Buffer | string }) =>
  /<Code>(.*?)<\/Code>/.exec(String(body))?.[1];

function listed(query: string) {
  const body = String(send("GET", `/plain?list-type=2&${query}`).body);
  const all = (name: string) =>
    [...body.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, "g"))].map(([, text]) => text);
  return { keys: all("Key"), prefixes: all("Prefix").slice(1), next: all("NextContinuationToken")[0] };
}

describe("an object", () => {
  it("is read as it was put, also after a restart", () => {
    expect(put("/plain/a/b%20c.json", "text")).toMatchObject({ status: 200 });
    s3 = opened();
    expect(send("GET", "/plain/a/b%20c.json")).toMatchObject({
      status: 200,
      headers: {
        etag: '"1cb251ec0d568de6a929b520c4aed8d1"',
        "last-modified": "Sun, 22 Nov 2026 12:00:00 GMT",
      },
      body: Buffer.from("text"),
    });
    expect(readFileSync(join(scratch.folder, "s3", "plain", "a", "b%20c.json"), "utf8")).toBe("text");
  });

  it("stays in its bucket, whatever its key says", () => {
    put("/plain/../../outside", "text");
    expect(listed("").keys).toEqual(["../../outside"]);
    expect(send("GET", "/plain/../../outside").status).toBe(200);
  });

  it.each([
    ["GET", "/plain/nothing", 404, "NoSuchKey"],
    ["HEAD", "/plain/nothing", 404, "NoSuchKey"],
    ["GET", "/elsewhere/nothing", 404, "NoSuchBucket"],
    ["GET", "/plain/nothing?versionId=1", 501, "NotImplemented"],
    ["POST", "/plain?delete", 501, "NotImplemented"],
    ["GET", "/plain?list-type=2&delimiter=-", 501, "NotImplemented"],
  ])("%s %s is refused: %i %s", (method, url, status, code) => {
    const answer = send(method, url);
    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
  });

  it.each([
    [{ "x-amz-object-lock-mode": "GOVERNANCE" }],
    [{ "x-amz-meta-author": "somebody" }],
    [{ "content-encoding": "aws-chunked" }],
    [{ "if-none-match": "an-etag" }],
  ])("with headers that are not emulated (%o) is refused by name", (headers) => {
    expect(codeOf(put("/plain/key", "text", headers))).toBe("NotImplemented");
  });

  it("is not taken with another checksum than its own", () => {
    expect(codeOf(put("/plain/key", "text", { "x-amz-checksum-sha256": sha256("other") }))).toBe("BadDigest");
  });
});

describe("a put with If-None-Match: *", () => {
  it("is refused where there is an object, which stays as it is", () => {
    const once = { "if-none-match": "*" };
    expect(put("/plain/key", "first", once).status).toBe(200);
    expect(codeOf(put("/plain/key", "second", once))).toBe("PreconditionFailed");
    expect(String(send("GET", "/plain/key").body)).toBe("first");
  });
});

describe("a bucket with a lock", () => {
  it("says until when an object is kept", () => {
    put("/locked/key", "text");
    expect(send("GET", "/locked/key").headers).toMatchObject({
      "x-amz-object-lock-mode": "COMPLIANCE",
      "x-amz-object-lock-retain-until-date": "2026-11-24T12:00:00.000Z",
    });
  });

  it("takes nothing without a checksum", () => {
    expect(codeOf(send("PUT", "/locked/key", "text"))).toBe("InvalidRequest");
  });

  it("hides what is removed or replaced, and keeps it", () => {
    put("/locked/key", "first");
    put("/locked/key", "second");
    expect(send("DELETE", "/locked/key").headers).toEqual({ "x-amz-delete-marker": "true" });
    expect(codeOf(send("GET", "/locked/key"))).toBe("NoSuchKey");
    writeFileSync(join(scratch.folder, "s3", "seen"), ""); // the folder of versions is beside the bucket
    expect(
      s3.answer({ ...s3Target("GET", "/locked?list-type=2"), headers: {}, body: Buffer.alloc(0) }).body,
    ).toContain("<KeyCount>0</KeyCount>");
  });
});

describe("a list", () => {
  const keys = ["a", "b/1", "b/2", "b/c/3", "b-", "d/4"];
  beforeEach(() => {
    for (const key of keys) put(`/plain/${key}`, key);
  });

  it.each([
    ["", [...keys].sort(), []],
    ["prefix=b/", ["b/1", "b/2", "b/c/3"], []],
    ["prefix=b", ["b-", "b/1", "b/2", "b/c/3"], []],
    ["start-after=b/1", ["b/2", "b/c/3", "d/4"], []],
    ["delimiter=/", ["a", "b-"], ["b/", "d/"]],
    ["delimiter=/&prefix=b/", ["b/1", "b/2"], ["b/c/"]],
    ["prefix=e", [], []],
  ])("by %s has keys and prefixes in order", (query, expected, prefixes) => {
    expect(listed(query)).toEqual({ keys: expected, prefixes, next: undefined });
  });

  it.each(["", "&delimiter=/"])("comes in pages that leave nothing out%s", (query) => {
    const whole = listed(query.slice(1));
    const found: (string | undefined)[] = [];
    let token = "";
    for (let pages = 0; pages < 9; pages += 1) {
      const { keys: page, prefixes, next } = listed(`max-keys=1${query}${token}`);
      found.push(...page, ...prefixes);
      if (next === undefined) break;
      token = `&continuation-token=${next}`;
    }
    expect(found.sort()).toEqual([...whole.keys, ...whole.prefixes].sort());
  });

  it("leaves out folders whose objects are gone", () => {
    send("DELETE", "/plain/d/4");
    expect(listed("delimiter=/").prefixes).toEqual(["b/"]);
  });
});
