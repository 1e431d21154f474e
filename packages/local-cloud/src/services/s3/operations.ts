import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { etagOf, type ObjectBucket } from "./object-bucket.ts";
import type { Listed } from "./object-files.ts";

import type { S3Target } from "./s3-target.ts";
import { type XmlAnswer, xmlDocument, xmlError } from "./xml.ts";

export type S3Answer = Omit<XmlAnswer, "body"> & { readonly body: Buffer | string };

export interface S3Request extends S3Target {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

interface Call {
  readonly input: S3Target["input"];
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly bucket: ObjectBucket;
  readonly key: string;
  now(): number;
}

const operations: Readonly<Record<string, (call: Call) => S3Answer>> = {
  ListObjectsV2: list,
  GetObject: get,
  HeadObject: get, // the server leaves the body out, and gives its length
  PutObject: put,
  DeleteObject: ({ bucket, key }) => {
    bucket.files.remove(key);
    return done(204, bucket.isVersioned ? { "x-amz-delete-marker": "true" } : {});
  },
};

export function answerS3(
  { operation, input, headers, body }: S3Request,
  buckets: ReadonlyMap<string, ObjectBucket>,
  now: () => number,
): S3Answer {
  const run = operations[operation];
  if (run === undefined)
    return fail(501, "NotImplemented", `${operation} is not emulated by the local cloud`);
  const bucket = buckets.get(input["Bucket"] ?? "");
  if (bucket === undefined) return fail(404, "NoSuchBucket", "The specified bucket does not exist");
  const refused = refusedHeader(headers);
  if (refused !== undefined)
    return fail(501, "NotImplemented", `the header ${refused} is not emulated by the local cloud`);
  return run({ input, headers, body, bucket, key: input["Key"] ?? "", now });
}

/** Headers that would change what is stored or answered. */
function refusedHeader(headers: IncomingHttpHeaders): string | undefined {
  const refused =
    /^(range|if-match|if-modified-since|if-unmodified-since|x-amz-(copy-source|object-lock-|meta-|tagging|acl|grant-|storage-class|trailer).*)$/;
  const named = Object.keys(headers).find((name) => refused.test(name));
  if (named !== undefined) return named;
  const isStreamed = String(headers["content-encoding"] ?? "").includes("aws-chunked");
  return isStreamed ? "content-encoding: aws-chunked" : undefined;
}

function put({ headers, body, bucket, key, now }: Call): S3Answer {
  const digests = [
    [headers["content-md5"], "md5"],
    [headers["x-amz-checksum-sha256"], "sha256"],
  ] as const;
  const given = digests.filter(([digest]) => digest !== undefined);
  if (given.some(([digest, name]) => digest !== createHash(name).update(body).digest("base64")))
    return fail(400, "BadDigest", "The checksum you specified did not match what we received.");
  const isChecked = Object.keys(headers).some((name) => name.startsWith("x-amz-checksum-"));
  if (bucket.lock !== undefined && given.length === 0 && !isChecked)
    return fail(
      400,
      "InvalidRequest",
      "Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters",
    );
  const condition = headers["if-none-match"];
  if (condition !== undefined && condition !== "*")
    return fail(501, "NotImplemented", "If-None-Match takes nothing but *");
  const stored = bucket.files.put(key, body, { time: now(), onlyNew: condition === "*" });
  if (!stored)
    return fail(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
  bucket.onPut?.(key, body, headers["cache-control"]);
  return done(200, { etag: etagOf(body) });
}

function get({ bucket, key }: Call): S3Answer {
  const found = bucket.files.get(key);
  if (found === undefined) return fail(404, "NoSuchKey", "The specified key does not exist.");
  const { body, time } = found;
  const headers = {
    "content-type": "binary/octet-stream",
    etag: etagOf(body),
    "last-modified": new Date(time).toUTCString(),
    ...(bucket.lock && {
      "x-amz-object-lock-mode": bucket.lock.mode,
      "x-amz-object-lock-retain-until-date": new Date(time + bucket.lock.days * 86_400_000).toISOString(),
    }),
  };
  return { status: 200, headers, body };
}

const mostKeys = 1000;

function list({ input, bucket }: Call): S3Answer {
  const { Prefix = "", StartAfter = "", ContinuationToken, Delimiter } = input;
  if (Delimiter !== undefined && Delimiter !== "/")
    return fail(501, "NotImplemented", "lists are folded at slashes alone");
  const most = Math.min(Number(input["MaxKeys"] ?? mostKeys), mostKeys);
  if (!Number.isInteger(most) || most < 0) return fail(400, "InvalidArgument", "max-keys is no number");
  const startAfter = ContinuationToken === undefined ? StartAfter : tokenText(ContinuationToken);
  const found: Listed[] = [];
  let isTruncated = false;
  for (const each of bucket.files.list({ prefix: Prefix, startAfter, isFolded: Delimiter === "/" })) {
    isTruncated = found.length === most;
    if (isTruncated) break;
    found.push(each);
  }
  const last = found.at(-1);
  const content = {
    Name: bucket.name,
    Prefix,
    ...(Delimiter !== undefined && { Delimiter }),
    MaxKeys: most,
    KeyCount: found.length,
    IsTruncated: isTruncated,
    ...(isTruncated && last && { NextContinuationToken: tokenOf(last) }),
    Contents: found.flatMap((each) =>
      each.kind === "object"
        ? [
            {
              Key: each.key,
              LastModified: new Date(each.time).toISOString(),
              Size: each.size,
              StorageClass: "STANDARD",
            },
          ]
        : [],
    ),
    CommonPrefixes: found.flatMap((each) => (each.kind === "prefix" ? [{ Prefix: each.prefix }] : [])),
  };
  return {
    status: 200,
    headers: { "content-type": "application/xml" },
    body: xmlDocument("ListBucketResult", content),
  };
}

/** Everything under a folded prefix is behind it. */
const tokenOf = (last: Listed): string =>
  Buffer.from(last.kind === "object" ? last.key : `${last.prefix}\uFFFF`).toString("base64url");

const tokenText = (token: string): string => Buffer.from(token, "base64url").toString("utf8");

const done = (status: number, headers: Readonly<Record<string, string>>): S3Answer => ({
  status,
  headers,
  body: "",
});

const fail = (status: number, code: string, message: string): S3Answer => xmlError({ status, code, message });
