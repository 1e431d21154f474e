import type { IncomingMessage, ServerResponse } from "node:http";
import type { StoredObject } from "../s3/buckets.ts";
import type { Behavior, Distribution, Origin } from "./behavior.ts";
import type { ViewerRequest } from "./cloudfront-function.ts";
import { encode } from "./compression.ts";

/** Answers from a bucket. */
export function answerFromBucket(
  request: IncomingMessage,
  response: ServerResponse,
  { rootObject }: Distribution,
  { compress }: Behavior,
  { bucket, access }: Extract<Origin, { kind: "bucket" }>,
  { uri }: ViewerRequest,
): void {
  request.resume();
  const key = uri === "/" ? rootObject : keyOf(uri);
  const object = access.mayRead && key !== undefined ? bucket.objects.get(key) : undefined;
  if (object) answerObject(request, response, object, compress);
  else if (key === undefined) answerError(response, 400, "InvalidURI");
  else if (access.mayRead && access.mayList) answerError(response, 404, "NoSuchKey");
  else answerError(response, 403, "AccessDenied");
}

function keyOf(uri: string): string | undefined {
  try {
    return decodeURIComponent(uri.slice(1));
  } catch {
    return undefined; // a percent sign that begins no UTF-8 character
  }
}

function answerError(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { "content-type": "application/xml" });
  response.end(`<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>\n`);
}

function answerObject(
  request: IncomingMessage,
  response: ServerResponse,
  object: StoredObject,
  compress: boolean,
): void {
  const { body, encoding } = compress ? encode(object, request.headers) : { body: object.body };
  // What was encoded on the way is no longer the same bytes.
  const etag = encoding ? `W/${object.etag}` : object.etag;
  response.setHeader("content-type", object.contentType);
  response.setHeader("etag", etag);
  if (object.cacheControl) response.setHeader("cache-control", object.cacheControl);
  if (encoding) response.setHeader("content-encoding", encoding).setHeader("vary", "Accept-Encoding");
  if (isKnown(request, object.etag)) {
    response.writeHead(304).end();
    return;
  }
  response.setHeader("content-length", body.length);
  response.writeHead(200).end(request.method === "HEAD" ? undefined : body);
}

function isKnown({ headers }: IncomingMessage, etag: string): boolean {
  const known = headers["if-none-match"] ?? "";
  return known.split(/\s*,\s*/).some((each) => each.replace(/^W\//, "") === etag);
}
