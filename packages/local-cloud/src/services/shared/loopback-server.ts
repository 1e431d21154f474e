import { createServer, type RequestListener, type Server } from "node:http";

export interface Listening {
  /** e.g. `http://127.0.0.1:41233`, without a trailing slash. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Listens on 127.0.0.1 only. Port 0 takes a free one; a port in use rejects with Node's `EADDRINUSE` error.
 */
export async function listenOnLoopback(handler: RequestListener | Server, port = 0): Promise<Listening> {
  const server = typeof handler === "function" ? createServer(handler) : handler;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no TCP port.");
  return { url: `http://127.0.0.1:${address.port}`, close: () => closeServer(server) };
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    // dynalite's server passes null where Node passes nothing.
    server.close((error) => (error instanceof Error ? reject(error) : resolve()));
    // SDK clients keep connections alive; waiting for them would hold up the end of the process.
    server.closeAllConnections();
  });
}
