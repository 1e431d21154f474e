import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";
import type { ServiceName } from "./services.ts";

/** A request already authorized, as an in-process emulator receives it. */
export interface AwsRequest {
  readonly service: ServiceName;
  readonly operation: string;
  /** Calling function, `operator`, or `anonymous` for an unsigned call of nobody known. */
  readonly functionName: string;
  readonly method: string;
  /** Path with query string. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** The body's bytes as they came. */
  readonly body: Buffer;
  readonly requestId: string;
}

export interface AwsResponse {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer | string;
}

/** URL of the emulator on loopback, or an in-process handler. */
export type Backend = string | ((request: AwsRequest) => Promise<AwsResponse>);
