import { once } from "node:events";
import { createServer } from "node:http";
import { createForwarder } from "./forward.ts";
import { handleCall } from "./handle-call.ts";
import type { AwsFrontOptions } from "./options.ts";

export type { AwsRequest, AwsResponse, Backend } from "./messages.ts";
export type { AwsFrontOptions } from "./options.ts";

export interface AwsFront {
  /** For `AWS_ENDPOINT_URL`. */
  readonly url: string;
  /** Breaks off what is under way. */
  close(): Promise<void>;
}

/**
 * The one door to all AWS services: knows the caller, applies the role's policies, records the call, injects
 * faults, and hands the request's bytes on. Listens on loopback only. Rejects when the port cannot be had (EADDRINUSE).
 */
export async function startAwsFront(options: AwsFrontOptions): Promise<AwsFront> {
  const forwarder = createForwarder(options.backends);
  const server = createServer({ noDelay: true }, (request, response) => {
    if (options.control(request, response)) return;
    // What an emulator answered may be no HTTP (a header with a line break): that ends this call only.
    handleCall(request, response, options, forwarder).catch(() => response.destroy());
  });
  // Longer than clients keep idle connections, so that it is never the server that closes one under a request.
  server.keepAliveTimeout = 600_000;
  server.listen(options.port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the AWS front has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      forwarder.close();
      await once(server, "close");
    },
  };
}
