import type { KnownResources } from "../iam/known-resources.ts";
import { knowsOperation, UnsupportedRequestError } from "../iam/request-actions.ts";
import { isObject, type JsonObject } from "../template/json.ts";
import { authorize } from "./authorize.ts";
import { type AwsError, forbidden } from "./aws-error.ts";
import type { CallLog } from "./call-log.ts";
import type { Identity } from "./identify.ts";
import type { ServiceName } from "./services.ts";
import type { Target } from "./target.ts";

/** Whether a call may go on to its service, and what the log says about it. */
export interface Admission {
  readonly functionName: string;
  readonly resource: string | undefined;
  /** Answered instead of forwarding. */
  readonly error: AwsError | undefined;
}

export interface Gatekeeping {
  readonly calls: CallLog;
  resources(): KnownResources;
}

/** Decides on an identified caller's request: policies for functions; the operator may do anything. */
export function admit(
  identity: Exclude<Identity, { kind: "refused" }>,
  { operation, input: named = {} }: Target,
  body: Buffer,
  { calls, resources }: Gatekeeping,
): Admission {
  const { service } = identity;
  if (identity.kind === "operator") return admitted("operator");
  if (identity.kind === "anonymous") {
    return { ...admitted("anonymous"), error: unknownOperation(service, operation) };
  }
  const { principal } = identity;
  const { functionName } = principal;
  const input = isOpaque.has(service) ? {} : parse(body);
  if (input === undefined) return { ...admitted(functionName), error: serialization };
  try {
    const { resource, denied } = authorize(
      principal,
      { service, operation, input: { ...input, ...named } },
      resources(),
      calls,
    );
    const error = denied === undefined ? undefined : forbidden(service, "AccessDeniedException", denied);
    return { functionName, resource, error };
  } catch (error) {
    if (!(error instanceof UnsupportedRequestError)) throw error;
    return { ...admitted(functionName), error: unknown(error.message) };
  }
}

/** An object's bytes are no JSON, and what a function is given is nobody's business but its own. */
const isOpaque: ReadonlySet<ServiceName> = new Set(["s3", "lambda"]);

function admitted(functionName: string): Admission {
  return { functionName, resource: undefined, error: undefined };
}

const serialization: AwsError = {
  status: 400,
  code: "SerializationException",
  message: "The request's body is not a JSON object",
};

function unknownOperation(service: ServiceName, operation: string): AwsError | undefined {
  return knowsOperation(service, operation)
    ? undefined
    : unknown(`${service}:${operation} is unknown to the local cloud`);
}

/** 400, so that no SDK retries what will not change. */
function unknown(message: string): AwsError {
  return { status: 400, code: "UnknownOperationException", message };
}

function parse(body: Buffer): JsonObject | undefined {
  if (body.length === 0) return {};
  try {
    const input: unknown = JSON.parse(body.toString("utf8"));
    return isObject(input) ? input : undefined;
  } catch {
    return undefined;
  }
}
