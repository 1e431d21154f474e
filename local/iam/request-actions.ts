import type { ServiceName } from "../aws-front/services.ts";
import type { AccessRequest } from "./evaluate.ts";
import type { KnownResources } from "./known-resources.ts";

/** An AWS request, as far as authorization needs it. */
export interface AwsCall {
  readonly service: ServiceName;
  readonly operation: string;
  /** The parsed JSON body. */
  readonly input: Readonly<Record<string, unknown>>;
}

export declare function requiredActions(call: AwsCall, resources: KnownResources): AccessRequest[];
