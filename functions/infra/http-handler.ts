/**
 * Requests of the AWS clients on Node's own HTTP, with connections that are kept. Bodies are texts that fit into memory,
 * so that nothing is streamed, and one limit covers an answer up to its last byte.
 */
import { Agent, type ClientRequest, request } from "node:http";
import { HttpResponse } from "@smithy/core/transport";
import type { HeaderBag, HttpRequest } from "@smithy/types";

export interface HttpLimits {
  /** How long making a connection may take, in milliseconds. */
  readonly connectMs: number;
  /** How long a request may take from its start to the end of its answer, in milliseconds. */
  readonly answerMs: number;
}

const connections = { keepAlive: true, maxSockets: 50 };

/** @param onlyAgent takes all requests, whatever the endpoint speaks */
export function httpHandler(limits: HttpLimits, onlyAgent?: Agent) {
  let [httpAgent, httpsAgent] = [onlyAgent, onlyAgent];
  // Loaded when an endpoint has TLS, as a local one has not: it takes a fifth of what an empty process does.
  const tls = () => process.getBuiltinModule("node:https");

  const begin = (asked: HttpRequest): ClientRequest => {
    const { protocol, hostname, port, method, headers } = asked;
    const options = { host: hostname.replace(/^\[|\]$/g, ""), port, method, path: pathOf(asked), headers };
    if (protocol === "https:") {
      httpsAgent ??= new (tls().Agent)(connections);
      return tls().request({ ...options, agent: httpsAgent });
    }
    httpAgent ??= new Agent(connections);
    return request({ ...options, agent: httpAgent });
  };

  return {
    metadata: { handlerProtocol: "http/1.1" },

    async handle(sent: HttpRequest): Promise<{ response: HttpResponse }> {
      const asked = begin(sent);
      const { promise, resolve, reject } = Promise.withResolvers<{ response: HttpResponse }>();
      const fail = (error: Error) => {
        clearTimeout(answerLimit);
        reject(asTimeout(error));
      };
      const giveUp = (limit: keyof HttpLimits) => {
        const error = silence(`${sent.hostname}: nothing within the ${limits[limit]} ms of ${limit}`);
        fail(error);
        asked.destroy(error);
      };
      const answerLimit = setTimeout(giveUp, limits.answerMs, "answerMs");
      asked.on("socket", (socket) => {
        if (!socket.connecting) return;
        const connectLimit = setTimeout(giveUp, limits.connectMs, "connectMs");
        for (const over of ["connect", "close"]) socket.once(over, () => clearTimeout(connectLimit));
      });
      asked.on("response", (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("error", fail);
        answer.on("end", () => {
          clearTimeout(answerLimit);
          const { statusCode = 0 } = answer;
          const headers = answer.headers as HeaderBag; // all but set-cookie, which no service sends, are one text
          resolve({ response: new HttpResponse({ statusCode, headers, body: Buffer.concat(parts) }) });
        });
      });
      asked.on("error", fail);
      asked.end(sent.body);
      return promise;
    },

    destroy() {
      httpAgent?.destroy();
      httpsAgent?.destroy();
    },
  };
}

/** With the query, which only S3 has. */
function pathOf({ path, query = {} }: HttpRequest): string {
  const parts = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return parts.length === 0 ? path : `${path}?${parts.join("&")}`;
}

/** The name by which the SDK's retries know what another try may heal. */
const TIMEOUT = "TimeoutError";

const silence = (message: string) => Object.assign(new Error(message), { name: TIMEOUT, code: "ETIMEDOUT" });

const broken: readonly unknown[] = ["ECONNRESET", "EPIPE", "ETIMEDOUT"];

/** A connection that broke is a time-out to the SDK, too: the answer may have been on its way. */
const asTimeout = (error: Error & { code?: unknown }) =>
  broken.includes(error.code) ? Object.assign(error, { name: TIMEOUT }) : error;
