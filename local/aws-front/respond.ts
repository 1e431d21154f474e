import type { ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { type AwsError, errorResponse } from "./aws-error.ts";
import { type Answer, whole } from "./forward.ts";
import type { AwsResponse } from "./messages.ts";
import type { ServiceName } from "./services.ts";

/** The client's side of a call. */
export interface Client {
  readonly response: ServerResponse;
  /** Sent in place of the emulator's, so that what a client reports is found in the call log. */
  readonly requestId: string;
}

/** Passes a service's answer on, a good one as it streams in. Resolves with the outcome for the log. */
export async function respond(answer: Answer, client: Client): Promise<string> {
  if (answer.status >= 400) {
    const refusal = await whole(answer);
    sendWhole(refusal, client);
    return errorName(refusal);
  }
  client.response.writeHead(answer.status, headersFor(answer.headers, client));
  if (Buffer.isBuffer(answer.body)) client.response.end(answer.body);
  else await pipeline(answer.body, client.response);
  return "ok";
}

/** Answers with an error of the front's own. Resolves with its name, the outcome for the log. */
export function refuse(service: ServiceName | undefined, error: AwsError, client: Client): string {
  sendWhole(errorResponse(service, error), client);
  return error.code;
}

function sendWhole({ status, headers, body }: AwsResponse, client: Client): void {
  const length = { "content-length": Buffer.byteLength(body) };
  client.response.writeHead(status, { ...headersFor(headers, client), ...length }).end(body);
}

function headersFor(headers: Answer["headers"], { requestId }: Client): Answer["headers"] {
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return { ...Object.fromEntries(named), "x-amzn-requestid": requestId };
}

/** The exception's name, wherever the service's protocol puts it. */
function errorName({ status, headers, body }: AwsResponse): string {
  const named = headers["x-amzn-errortype"] ?? typeIn(body);
  const name = /^(?:[^#]*#)?([^:,]+)/.exec(String(named ?? ""))?.[1];
  return name ?? `HTTP ${status}`;
}

function typeIn(body: AwsResponse["body"]): unknown {
  try {
    const parsed: unknown = JSON.parse(body.toString());
    return typeof parsed === "object" && parsed !== null && "__type" in parsed ? parsed.__type : undefined;
  } catch {
    return undefined;
  }
}
