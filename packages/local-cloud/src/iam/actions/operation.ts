import { isObject, type JsonObject } from "../../template/json.ts";
import type { AccessRequest, RequestContext } from "../evaluate.ts";
import type { KnownResources } from "../known-resources.ts";

/** What one operation needs, from its parsed JSON input. */
export type Operation = (input: JsonObject, resources: KnownResources) => AccessRequest[];

/** Operation name → what it needs. */
export type Operations = ReadonlyMap<string, Operation>;

/** A request whose permission cannot be determined; answered to the caller as a client's error. */
export class UnsupportedRequestError extends Error {
  override readonly name = "UnsupportedRequestError";
}

export function access(action: string, resource: string, context: RequestContext = {}): AccessRequest {
  return { action, resource, context };
}

/** What a service asks of KMS in the caller's name for a resource under a customer-managed key. */
export function keyUse(
  service: string,
  actions: readonly string[],
  kmsKeyArn: string | undefined,
  { region }: KnownResources,
): AccessRequest[] {
  if (kmsKeyArn === undefined) return [];
  const context = { "kms:ViaService": [`${service}.${region}.amazonaws.com`] };
  return actions.map((action) => access(`kms:${action}`, kmsKeyArn, context));
}

/** A member that should be text; empty where it is not, which the service itself will refuse. */
export function textOf(input: JsonObject, member: string): string {
  const value = input[member];
  return typeof value === "string" ? value : "";
}

export function objectOf(input: JsonObject, member: string): JsonObject {
  const value = input[member];
  return isObject(value) ? value : {};
}

export function listOf(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
