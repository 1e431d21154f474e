import { createHash } from "node:crypto";

/** What a deployment puts under a key. */
export interface StoredObject {
  readonly body: Buffer;
  readonly contentType: string;
  readonly cacheControl: string | undefined;
  /** With its quotes, as it goes over the wire. */
  readonly etag: string;
}

/** A bucket holds what this start's deployments put into it: all of it follows from the template, so none is kept. */
export interface Bucket {
  readonly name: string;
  readonly objects: Map<string, StoredObject>;
  /** Document of the bucket's policy, once that is provisioned. */
  policy?: unknown;
}

export function createBucket(name: string): Bucket {
  return { name, objects: new Map() };
}

export function storedObject(key: string, body: Buffer, cacheControl: string | undefined): StoredObject {
  const etag = `"${createHash("md5").update(body).digest("hex")}"`; // as S3 makes them; nothing secret about it
  return { body, contentType: contentTypeOf(key), cacheControl, etag };
}

/** As the AWS CLI of the deployment's function guesses them: without a charset, so pages must name theirs. */
const contentTypes: Readonly<Record<string, string>> = {
  css: "text/css",
  html: "text/html",
  ico: "image/vnd.microsoft.icon",
  jpg: "image/jpeg",
  js: "text/javascript",
  json: "application/json",
  png: "image/png",
  svg: "image/svg+xml",
  txt: "text/plain",
  webmanifest: "application/manifest+json",
  webp: "image/webp",
  woff2: "font/woff2",
  xml: "text/xml",
};

function contentTypeOf(key: string): string {
  const extension = /\.([^./]+)$/.exec(key)?.[1] ?? "";
  return contentTypes[extension] ?? "binary/octet-stream";
}
