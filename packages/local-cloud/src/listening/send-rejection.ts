import type { IncomingMessage, ServerResponse } from "node:http";
import type { Rejection } from "./guard.ts";

/** RFC 9457, on every port alike; the connection ends with it. */
export function sendRejection(
  request: IncomingMessage,
  response: ServerResponse,
  { status, detail }: Rejection,
): void {
  const [title, code] = status === 400 ? ["Bad request", "bad-request"] : ["Forbidden", "forbidden"];
  const body = JSON.stringify({ type: "about:blank", title, status, code, detail, errors: [] });
  request.resume();
  response.writeHead(status, {
    "content-type": "application/problem+json",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    connection: "close",
  });
  response.end(request.method === "HEAD" ? undefined : body);
}
