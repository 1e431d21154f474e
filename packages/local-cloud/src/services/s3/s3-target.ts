/** What a request to S3 asks for, in the form with the bucket in the path. */
export interface S3Target {
  /** Operation name; for one that is not emulated, method, path and query. */
  readonly operation: string;
  /** Bucket, key, and what else the query says, by the names of the operation's input. */
  readonly input: Readonly<Record<string, string>>;
}

const operations: Readonly<Record<string, string>> = {
  GET: "GetObject",
  HEAD: "HeadObject",
  PUT: "PutObject",
  DELETE: "DeleteObject",
};

/** Queries of an operation that changes nothing about it: SDKs name the operation so. */
const withoutEffect = new Set(["x-id"]);

const listing: Readonly<Record<string, string>> = {
  prefix: "Prefix",
  delimiter: "Delimiter",
  "start-after": "StartAfter",
  "continuation-token": "ContinuationToken",
  "max-keys": "MaxKeys",
};
const listingWithoutEffect = new Set([...withoutEffect, "list-type", "encoding-type", "fetch-owner"]);

export function s3Target(method: string, url: string): S3Target {
  const unknown = { operation: `${method} ${url}`, input: {} };
  const at = url.indexOf("?");
  const path = at < 0 ? url : url.slice(0, at);
  const query = [...new URLSearchParams(at < 0 ? "" : url.slice(at))];
  const [, bucket = "", ...segments] = path.split("/");
  const [Bucket, Key] = [decoded(bucket), decoded(segments.join("/"))];
  if (Bucket === undefined || Key === undefined || Bucket === "") return unknown;
  if (Key !== "") {
    const operation = operations[method];
    const isPlain = query.every(([name]) => withoutEffect.has(name));
    return operation === undefined || !isPlain ? unknown : { operation, input: { Bucket, Key } };
  }
  const isList = method === "GET" && query.some(([name, value]) => name === "list-type" && value === "2");
  const isKnown = query.every(([name]) => name in listing || listingWithoutEffect.has(name));
  if (!isList || !isKnown) return unknown;
  const named = query.flatMap(([name, value]) =>
    listing[name] === undefined ? [] : [[listing[name], value]],
  );
  return { operation: "ListObjectsV2", input: { Bucket, ...Object.fromEntries(named) } };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
