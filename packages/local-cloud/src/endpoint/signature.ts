/**
 * AWS Signature Version 4, as the services check it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 * The time of the request is not checked: functions run on the moved clock, operators on the real one.
 */
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** The parts of an `Authorization` header of SigV4. */
export interface Signature {
  readonly accessKeyId: string;
  /** `YYYYMMDD` */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  /** Names, in lower case. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

export interface SignedRequest {
  readonly method: string;
  /** Path with query string, as it was sent. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const algorithm = "AWS4-HMAC-SHA256";
const field = (name: string): RegExp => new RegExp(`[\\s,]${name}=([^,\\s]*)`);
const fields = {
  credential: field("Credential"),
  headers: field("SignedHeaders"),
  signature: field("Signature"),
};

/** `undefined` for a header that is none of SigV4. */
export function parseSignature(authorization: string | undefined): Signature | undefined {
  if (!authorization?.startsWith(`${algorithm} `)) return undefined;
  const read = (name: keyof typeof fields): string => fields[name].exec(authorization)?.[1] ?? "";
  const [accessKeyId, date, region, service, terminator] = read("credential").split("/");
  if (!accessKeyId || !date || !region || !service || terminator !== "aws4_request") return undefined;
  const signedHeaders = read("headers").split(";");
  return { accessKeyId, date, region, service, signedHeaders, signature: read("signature") };
}

/** Whether the request was signed with this secret. */
export function isSignedWith(secret: string, given: Signature, request: SignedRequest): boolean {
  if (!given.signedHeaders.includes("host")) return false;
  const expected = Buffer.from(signatureOf(secret, given, request));
  const actual = Buffer.from(given.signature);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

/** The signature of a request, in hexadecimal digits. */
export function signatureOf(
  secret: string,
  given: Omit<Signature, "accessKeyId" | "signature">,
  request: SignedRequest,
): string {
  const { date, region, service } = given;
  const time = String(request.headers["x-amz-date"] ?? "");
  const scope = `${date}/${region}/${service}/aws4_request`;
  const toSign = [algorithm, time, scope, sha256(canonicalRequest(given, request))].join("\n");
  const key = [date, region, service, "aws4_request"].reduce<Buffer>(hmac, Buffer.from(`AWS4${secret}`));
  return hmac(key, toSign).toString("hex");
}

function canonicalRequest(
  { signedHeaders, service }: Pick<Signature, "signedHeaders" | "service">,
  { method, path, headers, body }: SignedRequest,
): string {
  const at = path.indexOf("?");
  const [pathname, query] = at < 0 ? [path, ""] : [path.slice(0, at), path.slice(at + 1)];
  return [
    method,
    // Encoded once more than it was sent, by every service but S3.
    service === "s3" ? pathname : pathname.split("/").map(encode).join("/"),
    canonicalQuery(query),
    ...signedHeaders.map((name) => `${name}:${headerText(headers[name])}`),
    "",
    signedHeaders.join(";"),
    sha256(body),
  ].join("\n");
}

function canonicalQuery(query: string): string {
  if (query === "") return "";
  const pairs = query.split("&").map((pair) => {
    const [name = "", ...value] = pair.split("=");
    return `${encode(decoded(name))}=${encode(decoded(value.join("=")))}`;
  });
  return pairs.sort().join("&");
}

/** RFC 3986, which `encodeURIComponent` falls short of. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a percent sign that begins no UTF-8 character
  }
}

function headerText(value: string | readonly string[] | undefined): string {
  const values = [value ?? ""].flat();
  return values.map((each) => each.trim().replace(/ +/g, " ")).join(",");
}

const sha256 = (data: string | Buffer): string => createHash("sha256").update(data).digest("hex");
const hmac = (key: Buffer, data: string): Buffer => createHmac("sha256", key).update(data).digest();
