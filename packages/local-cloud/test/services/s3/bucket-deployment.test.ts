import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import {
  type BucketDeployment,
  deployToBucket,
  pathPattern,
} from "../../../src/services/s3/bucket-deployment.ts";
import { createBucket } from "../../../src/services/s3/buckets.ts";

const aFolder = (files: Record<string, string>): string => {
  const folder = mkdtempSync(join(tmpdir(), "site-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
};

const setup = () => {
  const bucket = createBucket("site");
  const deploy = (files: Record<string, string>, change: Partial<BucketDeployment> = {}) =>
    deployToBucket(bucket, {
      folders: [aFolder(files)],
      prefix: "",
      exclude: [],
      prune: true,
      cacheControl: "no-cache",
      ...change,
    });
  return {
    deploy,
    keys: () => [...bucket.objects.keys()].sort(),
    of: (key: string) => bucket.objects.get(key),
  };
};

describe("a bucket deployment", () => {
  it("puts files under their paths, with type and cache rule", () => {
    const { deploy, of } = setup();
    deploy({ "index.html": "<p>", "icons/a.svg": "<svg/>" });
    expect(of("index.html")).toMatchObject({ contentType: "text/html", cacheControl: "no-cache" });
    expect(of("icons/a.svg")).toMatchObject({ contentType: "image/svg+xml", body: Buffer.from("<svg/>") });
  });

  it("replaces what changed and prunes what went", () => {
    const { deploy, keys, of } = setup();
    deploy({ "index.html": "1", "old.html": "1" });
    const before = of("index.html")?.etag;
    deploy({ "index.html": "2" });
    expect(keys()).toEqual(["index.html"]);
    expect(of("index.html")?.etag).not.toBe(before);
  });

  it("leaves alone what it excludes, and earlier files when it does not prune", () => {
    const { deploy, keys } = setup();
    deploy({ "a-1.js": "1" }, { prefix: "assets/", prune: false });
    deploy({ "a-2.js": "2" }, { prefix: "assets/", prune: false });
    deploy({ "index.html": "1", "assets/x.js": "no" }, { exclude: ["assets/*"] });
    expect(keys()).toEqual(["assets/a-1.js", "assets/a-2.js", "index.html"]);
  });

  it("takes a later source's file over an earlier one's", () => {
    const { deploy, of } = setup();
    deploy({}, { folders: [aFolder({ "config.json": "1" }), aFolder({ "config.json": "2" })] });
    expect(String(of("config.json")?.body)).toBe("2");
  });
});

describe("a path pattern", () => {
  it.each([
    ["/api/*", "/api/terms", true],
    ["/api/*", "/api/orders/1/code", true],
    ["/api/*", "/api", false],
    ["/api/*", "/apis/x", false],
    ["*", "/", true],
    ["/a.c", "/abc", false],
    ["/a?c", "/abc", true],
  ])("%s on %s: %s", (pattern, path, matches) => {
    expect(pathPattern(pattern).test(path)).toBe(matches);
  });
});
