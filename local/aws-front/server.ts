import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { Clock } from "../clock.ts";
import type { KnownResources } from "../iam/known-resources.ts";
import type { CallLog } from "./call-log.ts";
import type { Faults } from "./faults.ts";
import type { Principal } from "./principals.ts";
import type { ServiceName } from "./services.ts";

export type { Principal } from "./principals.ts";
export type { ServiceName } from "./services.ts";

/** A request already authorized, as an in-process emulator receives it. */
export interface AwsRequest {
  readonly service: ServiceName;
  readonly operation: string;
  /** Calling function, or `operator`. */
  readonly functionName: string;
  readonly method: string;
  /** Path with query string. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
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

export interface AwsFrontOptions {
  /** 0 picks a free port. */
  readonly port: number;
  principalOf(accessKeyId: string): Principal | undefined;
  principalByAppId(appId: string): Principal | undefined;
  readonly backends: Readonly<Record<ServiceName, Backend>>;
  readonly calls: CallLog;
  readonly faults: Faults;
  readonly clock: Clock;
  /** Asked at each call, as resources may be stood up while the front already serves. */
  resources(): KnownResources;
  /** Handles `/_local/*`; answers whether the request was one. */
  control(request: IncomingMessage, response: ServerResponse): boolean;
}

export interface AwsFront {
  readonly url: string;
  close(): Promise<void>;
}

export declare function startAwsFront(options: AwsFrontOptions): Promise<AwsFront>;
