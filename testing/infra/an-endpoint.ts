/** An AWS service on loopback that behaves as a test says, with and without TLS. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { selfSigned } from "./self-signed.ts";

/** What a request is met with; nothing at all is silence. */
export type Reply = (response: ServerResponse, request: IncomingMessage) => void;

export const answers =
  (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Reply =>
  (response) =>
    void response.writeHead(status, headers).end(typeof body === "string" ? body : JSON.stringify(body));

export interface Sent {
  readonly headers: IncomingMessage["headers"];
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly body: string;
  /** In milliseconds, by the monotonic clock. */
  readonly at: number;
}

/** Meets the first request with the first reply, and so on; those beyond with the last. */
export async function anEndpoint(protocol: "http" | "https", ...replies: readonly Reply[]) {
  const sent: Sent[] = [];
  let connections = 0;
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const at = performance.now();
    const { headers, method, url } = request;
    sent.push({ headers, method, url, body: await text(request), at });
    replies[Math.min(sent.length, replies.length) - 1]?.(response, request);
  };
  const server = protocol === "http" ? createServer(serve) : createTlsServer(selfSigned, serve);
  server.on("connection", () => {
    connections += 1;
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    url: `${protocol}://127.0.0.1:${port}`,
    sent,
    connections: () => connections,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
