import type { IncomingMessage, ServerResponse } from "node:http";
import type { Clock } from "../cloud/clock.ts";
import type { KnownResources } from "../iam/known-resources.ts";
import type { CallLog } from "./call-log.ts";
import type { Faults } from "./faults.ts";
import type { Backend } from "./messages.ts";
import type { Principal, PrincipalKey } from "./principals.ts";
import type { ServiceName } from "./services.ts";

export interface AwsEndpointOptions {
  /** 0 picks a free port. */
  readonly port: number;
  keyOf(accessKeyId: string): PrincipalKey | undefined;
  principalByAppId(appId: string): Principal | undefined;
  readonly backends: Readonly<Record<ServiceName, Backend>>;
  readonly calls: CallLog;
  readonly faults: Faults;
  readonly clock: Clock;
  /** Ends the execution environment in which this function runs the invocation with this trace id. */
  crash(functionName: string, traceId: string): Promise<void>;
  /** Asked at each call, as resources may be provisioned while the endpoint already serves. */
  resources(): KnownResources;
  /** Handles `/_local/*`; answers whether the request was one. */
  control(request: IncomingMessage, response: ServerResponse): boolean;
}
