import { signatureOf } from "../../src/endpoint/signature.ts";
import { secretOf } from "./an-endpoint.ts";

export interface RawRequest {
  readonly url: string;
  readonly method?: string;
  readonly body?: string | Buffer;
  /** With which it is signed; its key's own by default. */
  readonly secret?: string;
  readonly region?: string;
}

/** The headers that sign a request without an SDK, as the holder of the key would. */
export function signedHeaders(
  accessKeyId: string,
  service: string,
  { url, method = "POST", body = "", secret = secretOf(accessKeyId), region = "ap-northeast-1" }: RawRequest,
): Record<string, string> {
  const { host, pathname, search } = new URL(url);
  const date = "20261122";
  const time = { "x-amz-date": `${date}T030000Z` };
  const given = { date, region, service, signedHeaders: ["host", "x-amz-date"] };
  const request = { method, path: pathname + search, headers: { host, ...time }, body: Buffer.from(body) };
  const credential = `${accessKeyId}/${date}/${region}/${service}/aws4_request`;
  const signature = signatureOf(secret, given, request);
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host;x-amz-date, Signature=${signature}`;
  return { ...time, authorization };
}
