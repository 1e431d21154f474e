import { Agent, request as httpRequest, type IncomingMessage, type OutgoingHttpHeaders } from "node:http";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { AwsRequest, AwsResponse, Backend } from "./messages.ts";
import type { ServiceName } from "./services.ts";

/** A backend's answer whose body may still be on its way. */
export interface Answer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Readable | Buffer;
}

export interface Forwarder {
  /** Rejects when the emulator cannot be reached or breaks off. */
  forward(request: AwsRequest): Promise<Answer>;
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
      if (typeof backend === "string") return await overHttp(backend, request, agent);
      const { status, headers, body } = await backend(request);
      return { status, headers, body: Buffer.from(body) };
    },
    close: () => agent.destroy(),
  };
}

/** The whole answer, once its body has arrived. */
export async function whole({ status, headers, body }: Answer): Promise<AwsResponse> {
  return { status, headers, body: Buffer.isBuffer(body) ? body : await buffer(body) };
}

function overHttp(url: string, request: AwsRequest, agent: Agent): Promise<Answer> {
  const { method, path, headers, body } = request;
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const sent = httpRequest(url, {
    method,
    path,
    agent,
    headers: { ...withoutConnection(headers), "content-length": body.length },
  });
  sent.on("response", (answer) => resolve(toAnswer(answer)));
  sent.on("error", (error) => {
    // The emulator closed an idle connection just as it was taken up again: nothing was done yet.
    if (sent.reusedSocket && "code" in error && error.code === "ECONNRESET") {
      overHttp(url, request, agent).then(resolve, reject);
    } else reject(error);
  });
  sent.end(body);
  return promise;
}

function toAnswer(answer: IncomingMessage): Answer {
  return { status: answer.statusCode ?? 502, headers: withoutConnection(answer.headers), body: answer };
}

function withoutConnection(headers: OutgoingHttpHeaders): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !perConnection.includes(name)));
}
