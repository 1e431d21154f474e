import { listenOnLoopback } from "../listening/loopback-server.ts";
import { createForwarder } from "./forward.ts";
import { handleCall } from "./handle-call.ts";
import type { AwsEndpointOptions } from "./options.ts";

export type { AwsRequest, AwsResponse, Backend } from "./messages.ts";
export type { AwsEndpointOptions } from "./options.ts";

export interface AwsEndpoint {
  /** For `AWS_ENDPOINT_URL`. */
  readonly url: string;
  /** Breaks off what is under way. */
  close(): Promise<void>;
}

/** Longer than clients keep idle connections, so that it is never the server that closes one under a request. */
const keepAliveTimeoutMs = 600_000;

/**
 * The one endpoint of all AWS services: knows the caller, applies the role's policies, records the call, injects
 * faults, and hands the request's bytes on. Rejects when the port cannot be had (EADDRINUSE).
 */
export async function startAwsEndpoint(options: AwsEndpointOptions): Promise<AwsEndpoint> {
  const forwarder = createForwarder(options.backends);
  const { url, close } = await listenOnLoopback(
    (request, response) => {
      if (options.control(request, response)) return;
      // What an emulator answered may be no HTTP (a header with a line break): that ends this call only.
      handleCall(request, response, options, forwarder).catch(() => response.destroy());
    },
    { port: options.port, server: { noDelay: true }, keepAliveTimeoutMs },
  );
  return {
    url,
    async close() {
      await close();
      forwarder.close();
    },
  };
}
