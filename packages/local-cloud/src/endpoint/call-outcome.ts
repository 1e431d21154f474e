import type { ServerResponse } from "node:http";
import { xmlErrorCode } from "../services/s3/xml.ts";
import { type AwsError, errorResponse } from "./aws-error.ts";
import type { AwsResponse } from "./messages.ts";
import type { ServiceName } from "./services.ts";

/** The client's side of a call. */
export interface Client {
  readonly response: ServerResponse;
  /** Sent in place of the emulator's, so that what a client reports is found in the call log. */
  readonly requestId: string;
  /**
   * For the answer's `Date`, on the moved clock as the functions' own: an SDK that finds five minutes between the two
   * corrects its clock, and repeats even what failed for good.
   */
  readonly date: string;
}

/** The result of a call: it is logged first and sent to the client then, so that whoever has the answer finds the call logged. */
export interface CallOutcome {
  /** `ok`, the name of the error answered, or the fault mode injected. */
  readonly name: string;
  respond(): void;
}

/** A service's answer. */
export function answered(answer: AwsResponse, client: Client): CallOutcome {
  const name = answer.status < 400 ? "ok" : errorName(answer);
  return { name, respond: () => send(answer, client) };
}

/** An error of the endpoint's own, in its service's protocol. */
export function refused(service: ServiceName | undefined, error: AwsError, client: Client): CallOutcome {
  return { name: error.code, respond: () => send(errorResponse(service, error), client) };
}

/** No answer but the end of the connection. */
export function brokenOff(name: string, client: Client): CallOutcome {
  return { name, respond: () => client.response.destroy() };
}

function send({ status, headers, body }: AwsResponse, { response, requestId, date }: Client): void {
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  const own = { date, "x-amzn-requestid": requestId, "content-length": Buffer.byteLength(body) };
  response.writeHead(status, { ...Object.fromEntries(named), ...own }).end(body);
}

/** The exception's name, wherever the service's protocol puts it. */
function errorName({ status, headers, body }: AwsResponse): string {
  const named = headers["x-amzn-errortype"] ?? typeIn(body) ?? xmlErrorCode(String(body));
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
