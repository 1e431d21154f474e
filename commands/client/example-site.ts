import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { clientFolder, clientModule } from "./bundle.ts";

/** The origin that `npm start` takes for a front end that is being written. */
export const EXAMPLE_PORT = 5173;

export interface ExampleSite {
  readonly port: number;
  close(): void;
}

/** Serves packages/client/example on this machine, with the client beside it. */
export async function serveExample(port: number): Promise<ExampleSite> {
  const files: Readonly<Record<string, readonly [type: string, content: string]>> = {
    "/": ["text/html; charset=utf-8", readFileSync(`${clientFolder}example/index.html`, "utf8")],
    "/client.js": ["text/javascript; charset=utf-8", await clientModule()],
  };
  const server = createServer(({ url = "" }, response) => {
    const [type, content] = files[url] ?? [];
    if (type === undefined) response.writeHead(404).end();
    else response.writeHead(200, { "content-type": type, "cache-control": "no-store" }).end(content);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  // It listens on TCP.
  const { port: taken } = server.address() as AddressInfo;
  return { port: taken, close: () => server.close().closeAllConnections() };
}
