import type { IncomingMessage } from "node:http";
import { remoteAddressOf } from "../../listening/remote-address.ts";

/** A request as it reached the gateway. */
export interface GatewayRequest {
  readonly method: string;
  /** Path with query string, as it was sent: what a signature covers. */
  readonly target: string;
  /** Percent-decoded, as HTTP APIs hand it on; cut at a decoded question mark, as they do, too. */
  readonly path: string;
  /** Undecoded, without the question mark; empty when there is none. */
  readonly rawQuery: string;
  /** `HTTP/1.1` */
  readonly protocol: string;
  /** In the order and the case of the wire. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly sourceIp: string;
  readonly body: Buffer;
}

/** Why a request is answered by the gateway itself, before any function. */
export type Refused = "bad-request" | "headers-too-large" | "body-too-large";

/** Quotas of HTTP APIs: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const maxHeaderBytes = 10_240;
const maxBodyBytes = 10 * 1024 * 1024;

export async function readRequest(message: IncomingMessage): Promise<GatewayRequest | Refused> {
  const headers = pairs(message.rawHeaders);
  const target = message.url ?? "/";
  if (headerBytes(message, headers) > maxHeaderBytes) return "headers-too-large";
  const [rawPath = "/", ...query] = target.split("?");
  const path = decodePath(rawPath);
  if (path === undefined) return "bad-request";
  const body = await readBody(message);
  if (body === undefined) return "body-too-large";
  return {
    method: message.method ?? "GET",
    target,
    path,
    rawQuery: query.join("?"),
    protocol: `HTTP/${message.httpVersion}`,
    headers,
    sourceIp: remoteAddressOf(message),
    body,
  };
}

function pairs(rawHeaders: readonly string[]): [string, string][] {
  const result: [string, string][] = [];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2)
    result.push([rawHeaders[i] ?? "", rawHeaders[i + 1] ?? ""]);
  return result;
}

/** Request line and header fields together. */
function headerBytes(message: IncomingMessage, headers: readonly (readonly [string, string])[]): number {
  const line = `${message.method} ${message.url} HTTP/${message.httpVersion}`.length;
  return headers.reduce((sum, [name, value]) => sum + name.length + value.length, line);
}

function decodePath(rawPath: string): string | undefined {
  try {
    const [path = "/"] = decodeURIComponent(rawPath).split("?");
    return path;
  } catch {
    return undefined; // a percent sign that begins no UTF-8 character
  }
}

async function readBody(message: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(message.headers["content-length"] ?? 0) > maxBodyBytes) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  // The iterator must not destroy the message when it is left early: the refusal has yet to be answered.
  for await (const chunk of message.iterator({ destroyOnReturn: false })) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > maxBodyBytes) return undefined;
  }
  return Buffer.concat(chunks);
}
