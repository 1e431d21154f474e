import type { IncomingHttpHeaders } from "node:http";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { StoredObject } from "../s3/buckets.ts";

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html */
const minimumBytes = 1_000;
const maximumBytes = 10_000_000;
const compressible =
  /^(text\/|application\/(javascript|json|manifest\+json|xml)|image\/(svg\+xml|vnd\.microsoft\.icon))/;

const encoders = { br: brotliCompressSync, gzip: gzipSync };
type Encoding = keyof typeof encoders;

/** Compressed once for each encoding, as long as the object is there. */
const done = new WeakMap<StoredObject, Map<Encoding, Buffer>>();

/** The body as the client gets it: CloudFront prefers brotli. */
export function encode(
  object: StoredObject,
  headers: IncomingHttpHeaders,
): { readonly body: Buffer; readonly encoding?: Encoding } {
  const { body, contentType } = object;
  const accepted = String(headers["accept-encoding"] ?? "");
  const encoding = (["br", "gzip"] as const).find((each) => new RegExp(`\\b${each}\\b`).test(accepted));
  const isWorthIt =
    body.length >= minimumBytes && body.length <= maximumBytes && compressible.test(contentType);
  if (encoding === undefined || !isWorthIt) return { body };
  const known = done.get(object) ?? new Map<Encoding, Buffer>();
  done.set(object, known);
  const encoded = known.get(encoding) ?? encoders[encoding](body);
  known.set(encoding, encoded);
  return { body: encoded, encoding };
}
