import { Agent, request as httpRequest, type OutgoingHttpHeaders } from "node:http";
import { buffer } from "node:stream/consumers";
import type { AwsRequest, AwsResponse, Backend } from "./messages.ts";
import type { ServiceName } from "./services.ts";

export interface Forwarder {
  /** The emulator's whole answer, byte by byte. Rejects when it cannot be reached or breaks off. */
  forward(request: AwsRequest): Promise<AwsResponse>;
  close(): void;
}

/** Headers that speak of one connection only. */
const perConnection = ["connection", "keep-alive", "transfer-encoding", "expect", "upgrade"];

/** Hands requests to the services' emulators, over connections that are kept open. */
export function createForwarder(backends: Readonly<Record<ServiceName, Backend>>): Forwarder {
  const agent = new Agent({ keepAlive: true });
  return {
    async forward(request) {
      const backend = backends[request.service];
      return typeof backend === "string" ? await overHttp(backend, request, agent) : await backend(request);
    },
    close: () => agent.destroy(),
  };
}

function overHttp(url: string, request: AwsRequest, agent: Agent): Promise<AwsResponse> {
  const { method, path, headers, body } = request;
  const { promise, resolve, reject } = Promise.withResolvers<AwsResponse>();
  const sent = httpRequest(url, {
    method,
    path,
    agent,
    headers: { ...withoutConnection(headers), "content-length": body.length },
  });
  sent.on("response", (answer) => {
    const { statusCode: status = 502, headers: answered } = answer;
    buffer(answer).then(
      (bytes) => resolve({ status, headers: withoutConnection(answered), body: bytes }),
      reject,
    );
  });
  sent.on("error", (error) => {
    // The emulator closed an idle connection just as it was taken up again: nothing was done yet.
    if (sent.reusedSocket && "code" in error && error.code === "ECONNRESET") {
      overHttp(url, request, agent).then(resolve, reject);
    } else reject(error);
  });
  sent.end(body);
  return promise;
}

function withoutConnection(headers: OutgoingHttpHeaders): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !perConnection.includes(name)));
}
