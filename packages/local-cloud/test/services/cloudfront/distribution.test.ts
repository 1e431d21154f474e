import { type IncomingMessage, request, type ServerResponse } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Listening, listenOnLoopback } from "../../../src/listening/loopback-server.ts";
import type { Behavior } from "../../../src/services/cloudfront/behavior.ts";
import { createCloudFrontFunction } from "../../../src/services/cloudfront/cloudfront-function.ts";
import { createCloudFront } from "../../../src/services/cloudfront/distribution.ts";
import { createViewer } from "../../../src/services/cloudfront/viewer-place.ts";
import { createBucket, storedObject } from "../../../src/services/s3/buckets.ts";

const page = `<!doctype html>${"<p>東京店</p>".repeat(200)}`;
const bucket = createBucket("site");
const put = (key: string, text: string, cacheControl: string) =>
  bucket.objects.set(key, storedObject(key, Buffer.from(text), cacheControl));
put("index.html", page, "no-cache");
put("assets/a-1.js", "1", "immutable");

const toPage =
  "function handler(event) { const r = event.request; if (!/\\./.test(r.uri)) r.uri = '/index.html'; return r; }";
const now = Date.UTC(2026, 10, 22, 3);
const common = { compress: true, methods: ["GET", "HEAD"] };
const site: Behavior = {
  ...common,
  path: /^.*$/,
  origin: { kind: "bucket", bucket, access: { mayRead: true, mayList: true } },
  headers: [{ name: "content-security-policy", value: "default-src 'none'", override: true }],
  viewerRequest: createCloudFrontFunction("to-page", toPage),
};
const toApi = `function handler(event) {
  const request = event.request;
  const wanted = request.headers["x-do"] ? request.headers["x-do"].value : "";
  if (wanted === "answer") return { statusCode: 418, headers: { "x-own": { value: "1" } }, body: "teapot" };
  if (wanted === "throw") throw new Error("broken");
  if (wanted === "move") request.uri = "/api/elsewhere";
  delete request.headers["x-do"];
  request.headers["x-client-address"] = { value: event.viewer.ip };
  request.headers["x-twice"] = { value: "b", multiValue: [{ value: "a" }, { value: "b" }] };
  return request;
}`;
const api: Behavior = {
  ...common,
  path: /^\/api\/.*$/,
  methods: ["GET", "HEAD", "POST"],
  origin: { kind: "api", headers: [["x-origin-proof", "secret"]] },
  viewerRequest: createCloudFrontFunction("to-api", toApi),
  headers: [
    { name: "x-content-type-options", value: "nosniff", override: false },
    { name: "referrer-policy", value: "no-referrer", override: false },
  ],
};

/** Answers like the gateway: raw headers in turn, so that cookies may repeat. */
async function answerApi({ url, rawHeaders }: IncomingMessage, response: ServerResponse): Promise<void> {
  response.writeHead(404, ["referrer-policy", "same-origin", "set-cookie", "a=1", "set-cookie", "b=2"]);
  response.end(JSON.stringify([url, ...rawHeaders]));
}

const strict: Behavior = {
  ...api,
  path: /^\/api\/strict.*$/,
  forwarded: new Set([
    ...["user-agent", "x-client-address", "cloudfront-viewer-country-name"],
    "cloudfront-viewer-country-region-name",
  ]),
};
const viewer = createViewer({ countryName: "France", regionName: "Bretagne" });

let server: Listening;
beforeAll(async () => {
  const behaviors = [strict, api, site];
  const edge = createCloudFront({ rootObject: "index.html", behaviors }, answerApi, () => now, viewer);
  server = await listenOnLoopback((message, response) => void edge(message, response));
});
afterAll(() => server.close());

/** Not by fetch, which would undo the encoding. */
const get = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  new Promise<{ status: number | undefined; headers: IncomingMessage["headers"]; body: Buffer }>(
    (resolve, reject) => {
      request(`${server.url}${path}`, { headers, method }, async (response) => {
        const body = Buffer.concat(await response.toArray());
        resolve({ status: response.statusCode, headers: response.headers, body });
      })
        .on("error", reject)
        .end();
    },
  );

describe("the site at the edge", () => {
  it.each(["/", "/register/code?r=1"])("is its one page at %s", async (path) => {
    const { status, headers, body } = await get(path);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      "content-type": "text/html",
      "cache-control": "no-cache",
      "content-security-policy": "default-src 'none'",
    });
    expect(String(body)).toBe(page);
  });

  it.each([
    ["br, gzip", "br", brotliDecompressSync],
    ["gzip", "gzip", gunzipSync],
  ] as const)("is compressed for who accepts %s", async (accepted, encoding, decode) => {
    const { headers, body } = await get("/", { "accept-encoding": accepted });
    expect(headers).toMatchObject({ "content-encoding": encoding, vary: "Accept-Encoding" });
    expect(String(decode(body))).toBe(page);
    expect(headers.etag).toMatch(/^W\//);
  });

  it("does not compress what is small", async () => {
    const { headers } = await get("/assets/a-1.js", { "accept-encoding": "br" });
    expect(headers).toMatchObject({ "cache-control": "immutable", "content-length": "1" });
    expect(headers["content-encoding"]).toBeUndefined();
  });

  it("is not sent again to who has it", async () => {
    const { headers } = await get("/", { "accept-encoding": "br" });
    const again = await get("/", { "if-none-match": headers.etag ?? "" });
    expect(again).toMatchObject({ status: 304, body: Buffer.alloc(0) });
  });

  it("has no file that was never deployed, and shows no page for it", async () => {
    const { status, headers, body } = await get("/assets/gone.js");
    expect(status).toBe(404);
    expect(headers).toMatchObject({
      "content-type": "application/xml",
      "content-security-policy": "default-src 'none'",
    });
    expect(String(body)).toContain("NoSuchKey");
  });

  it("answers the moved clock's time", async () => {
    expect((await get("/")).headers.date).toBe("Sun, 22 Nov 2026 03:00:00 GMT");
  });

  it("says so when its function fails", async () => {
    const viewerRequest = createCloudFrontFunction(
      "broken",
      "function handler() { throw new Error('broken'); }",
    );
    const edge = createCloudFront(
      { rootObject: "/", behaviors: [{ ...site, viewerRequest }] },
      answerApi,
      () => now,
    );
    const broken = await listenOnLoopback((message, response) => void edge(message, response));
    const answer = await fetch(broken.url);
    await answer.text();
    await broken.close();
    expect(answer.status).toBe(503);
  });

  it("takes no broken path", async () => {
    expect((await get("/%E0.js")).status).toBe(400);
  });

  it("takes no POST", async () => {
    expect((await get("/", {}, "POST")).status).toBe(403);
  });

  it("sends no body to HEAD", async () => {
    const { status, headers, body } = await get("/", {}, "HEAD");
    expect({ status, body: body.length }).toEqual({ status: 200, body: 0 });
    expect(headers["content-length"]).toBe(String(Buffer.byteLength(page)));
  });
});

describe("the API at the edge", () => {
  it("answers for itself, whatever the status; what it leaves out is added", async () => {
    const { status, headers } = await get("/api/nothing");
    expect(status).toBe(404);
    expect(headers).toMatchObject({
      "referrer-policy": "same-origin",
      "x-content-type-options": "nosniff",
      "set-cookie": ["a=1", "b=2"],
    });
  });

  it("learns that a request came through the edge, and no client can say so itself", async () => {
    const { body } = await get("/api/nothing", { "X-Origin-Proof": "guess", cookie: "s=1" });
    const sent: string[] = JSON.parse(String(body));
    expect(sent).toEqual(expect.arrayContaining(["cookie", "s=1", "x-origin-proof", "secret"]));
    expect(sent).not.toContain("guess");
  });

  const sentOn = async (path: string, headers: Record<string, string> = {}): Promise<string[]> =>
    JSON.parse(String((await get(path, headers)).body));
  const valuesOf = (sent: readonly string[], name: string) =>
    sent.filter((_, at) => at % 2 === 0 && sent[at - 1]?.toLowerCase() === name);

  it("learns the viewer's address by the function, and no client can say so itself", async () => {
    const sent = await sentOn("/api/x", { "X-Client-Address": "203.0.113.9", cookie: "s=1", "x-other": "o" });
    expect(valuesOf(sent, "x-client-address")).toEqual(["127.0.0.1"]);
    expect(valuesOf(sent, "x-other")).toEqual(["o"]);
    expect(valuesOf(sent, "cookie")).toEqual(["s=1"]);
    expect(valuesOf(sent, "x-twice")).toEqual(["a", "b"]);
  });

  it("learns the edge's id of the request, each time another, and never the client's", async () => {
    const [first = "", ...others] = valuesOf(
      await sentOn("/api/x", { "x-amz-cf-id": "mine" }),
      "x-amz-cf-id",
    );
    expect(others).toEqual([]);
    expect(first).toMatch(/^[\w-]{54}==$/);
    expect(valuesOf(await sentOn("/api/x"), "x-amz-cf-id")).not.toEqual([first]);
  });

  it("gets the path to the letter, unless the function changes it", async () => {
    expect((await sentOn("/api/a//b/%E5%B7%9D%2F/c?x=%31&x=2"))[0]).toBe(
      "/api/a//b/%E5%B7%9D%2F/c?x=%31&x=2",
    );
    const moved = await sentOn("/api/a?x=1", { "x-do": "move" });
    expect(moved[0]).toBe("/api/elsewhere?x=1");
    expect(valuesOf(moved, "x-do")).toEqual([]);
  });

  it.each([
    ["answer", 418],
    ["throw", 503],
  ])("is not asked when the function does %s", async (wanted, expected) => {
    const { status, headers } = await get("/api/x", { "x-do": wanted });
    expect(status).toBe(expected);
    expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "referrer-policy": "no-referrer" });
  });
});

describe("a bucket whose policy lets the distribution do less", () => {
  it.each([
    ["not list", { mayRead: true, mayList: false }, "/gone.js", 403],
    ["not read", { mayRead: false, mayList: true }, "/index.html", 403],
  ])("(%s) is as closed as on AWS", async (_, access, path, status) => {
    const behaviors = [{ ...site, origin: { kind: "bucket" as const, bucket, access } }];
    const edge = createCloudFront({ rootObject: "index.html", behaviors }, answerApi, () => now);
    const closed = await listenOnLoopback((message, response) => void edge(message, response));
    const answer = await fetch(`${closed.url}${path}`);
    await answer.text();
    await closed.close();
    expect(answer.status).toBe(status);
  });
});

describe("an origin request policy", () => {
  const sent = async (headers: Record<string, string>) => {
    const { body } = await get("/api/strict", headers);
    const [, ...raw]: string[] = JSON.parse(body.toString());
    return new Map(raw.flatMap((name, at) => (at % 2 ? [] : [[name.toLowerCase(), raw[at + 1]] as const])));
  };

  it("lets through what it names, cookies, and what every request has", async () => {
    const all = await sent({ "user-agent": "u", "x-other": "o", cookie: "a=1", authorization: "secret" });
    expect([...all.keys()].sort()).toEqual([
      "cloudfront-viewer-country-name",
      "cloudfront-viewer-country-region-name",
      ...["connection", "cookie", "host", "user-agent"],
      ...["x-amz-cf-id", "x-client-address", "x-origin-proof"],
    ]);
  });

  it("has CloudFront say where the viewer is, whatever the viewer says", async () => {
    const own = { "CloudFront-Viewer-Country-Name": "Nowhere" };
    expect((await sent(own)).get("cloudfront-viewer-country-name")).toBe("France");
    viewer.move({ countryName: "Côte d’Ivoire", regionName: "" });
    expect((await sent(own)).get("cloudfront-viewer-country-name")).toBe("C%C3%B4te%20d%E2%80%99Ivoire");
    viewer.move({ countryName: "Spain", regionName: "Galicia" });
    expect((await sent({})).get("cloudfront-viewer-country-region-name")).toBe("Galicia");
  });
});
