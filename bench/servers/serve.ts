/**
 * What every server under measurement has in common: it listens on loopback and reports to the benchmark, its parent
 * process, its port and every mail that it would send; it answers what processor time it has used so far.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export type ServerMessage =
  | { readonly port: number }
  | { readonly mail: { readonly to: string; readonly code: string } }
  | { readonly cpuMicroseconds: number; readonly residentBytes: number };

const send = (message: ServerMessage) => process.send?.(message);

/** Hands a code (or a link) to the client that waits for it: alike for every server, and counted with its work. */
export const deliver = (to: string, code: string) => send({ mail: { to, code } });

/** Serves what speaks Node's own HTTP. */
export function serve(
  answer: (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<unknown>,
): void {
  const server = createServer(answer);
  // Listening on a TCP port, so the address is no pipe's name.
  server.listen(0, "127.0.0.1", () => send({ port: (server.address() as AddressInfo).port }));
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    send({ cpuMicroseconds: user + system, residentBytes: process.memoryUsage.rss() });
  });
  process.on("disconnect", () => process.exit());
}

/** Serves what speaks the web's Request and Response, as better-auth and Auth.js do. */
export const serveFetch = (answer: (request: Request) => Promise<Response>): void =>
  serve(async (incoming, outgoing) => {
    const response = await answer(await toRequest(incoming));
    const cookies = response.headers.getSetCookie();
    const body = await response.text();
    outgoing.writeHead(response.status, {
      ...Object.fromEntries(response.headers),
      ...(cookies.length > 0 && { "set-cookie": cookies }),
      "content-length": Buffer.byteLength(body),
    });
    outgoing.end(body);
  });

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const { method = "GET", headers, url } = incoming;
  const hasBody = method !== "GET" && method !== "HEAD";
  return new Request(`http://${headers.host}${url}`, {
    method,
    // Node joins repeated headers except Set-Cookie, which no request has.
    headers: headers as Record<string, string>,
    ...(hasBody && { body: await text(incoming) }),
  });
}
