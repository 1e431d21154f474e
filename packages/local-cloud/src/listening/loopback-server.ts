import { createServer, type RequestListener, Server, type ServerOptions } from "node:http";
import type { Duplex } from "node:stream";
import { type GuardRules, rejectionOf } from "./guard.ts";
import { answering } from "./last-guard.ts";
import { sendRejection } from "./send-rejection.ts";

export interface Listening {
  /** e.g. `http://127.0.0.1:41233`, without a trailing slash. */
  readonly url: string;
  close(): Promise<void>;
}

export interface LoopbackOptions extends GuardRules {
  /**
   * A port in use rejects with Node's `EADDRINUSE` error.
   * @default a free one
   */
  readonly port?: number;
  /** Settings of the server, or one that is not listening yet and gets its requests from here alone. */
  readonly server?: ServerOptions | Server;
  /**
   * For how long a connection without requests is kept.
   * @default 72 seconds
   */
  readonly keepAliveTimeoutMs?: number;
  /** Answers what is no HTTP. @default Node's 400 or 431 without a body */
  readonly onClientError?: (error: NodeJS.ErrnoException, socket: Duplex) => void;
}

/**
 * Longer than our own clients leave a connection unused. With Node's five seconds a busy process closes one in the very
 * moment in which a client sends its next request on it, which is then reset.
 */
const KEEP_ALIVE_MS = 72_000;

/**
 * The one way in which the local cloud listens: on 127.0.0.1, for pages and programs of this machine, with a handler
 * that cannot end the process.
 */
export async function listenOnLoopback(
  handler: RequestListener,
  options: LoopbackOptions = {},
): Promise<Listening> {
  const server = options.server instanceof Server ? options.server : createServer(options.server ?? {});
  server.removeAllListeners("request").on("request", (request, response) => {
    // Without a listener, an error after the client has left would be thrown.
    request.on("error", () => response.destroy());
    response.on("error", () => response.destroy());
    const rejection = rejectionOf(request, options);
    if (rejection !== undefined) sendRejection(request, response, rejection);
    else answering(response, () => handler(request, response));
  });
  server.keepAliveTimeout = options.keepAliveTimeoutMs ?? KEEP_ALIVE_MS;
  if (options.onClientError !== undefined) server.on("clientError", options.onClientError);
  return { url: await listen(server, options.port ?? 0), close: () => closeServer(server) };
}

async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no TCP port.");
  return `http://127.0.0.1:${address.port}`;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    // dynalite's server passes null where Node passes nothing.
    server.close((error) => (error instanceof Error ? reject(error) : resolve()));
    // SDK clients keep connections alive; waiting for them would hold up the end of the process.
    server.closeAllConnections();
  });
}
