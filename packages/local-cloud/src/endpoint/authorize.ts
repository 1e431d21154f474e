import { evaluate, type RequestContext } from "../iam/evaluate.ts";
import type { KnownResources } from "../iam/known-resources.ts";
import { type AwsCall, requiredActions } from "../iam/request-actions.ts";
import type { CallLog } from "./call-log.ts";
import { deniedMessage } from "./denial.ts";
import type { Principal } from "./principals.ts";

export interface Authorization {
  /** First resource that needed permission; undefined when none did. */
  readonly resource: string | undefined;
  /** IAM's words when the call is denied. */
  readonly denied: string | undefined;
}

/**
 * Whether the principal's policies allow everything that the call needs; uses are counted only if they do.
 * Throws an UnsupportedRequestError on a call whose needs are unknown.
 */
export function authorize(
  principal: Principal,
  call: AwsCall,
  resources: KnownResources,
  calls: CallLog,
): Authorization {
  const common = commonContext(principal, resources);
  const decisions = requiredActions(call, resources).map((needed) => {
    const request = { ...needed, context: { ...common, ...needed.context } };
    return { request, decision: evaluate(principal.statements, request) };
  });
  const resource = decisions[0]?.request.resource;
  const refused = decisions.find(({ decision }) => !decision.allowed);
  if (refused !== undefined) {
    const { request, decision } = refused;
    return { resource, denied: deniedMessage(principal, request, decision, resources.accountId) };
  }
  for (const { request, decision } of decisions) {
    if (decision.by !== undefined)
      calls.recordAllowed(principal, decision.by, request.action, request.resource);
  }
  return { resource, denied: undefined };
}

/**
 * The keys that every call of a function comes with.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/permissions-source-function-arn.html
 */
function commonContext(
  { roleName, functionName }: Principal,
  { region, accountId }: KnownResources,
): RequestContext {
  return {
    "aws:PrincipalAccount": [accountId],
    "aws:PrincipalArn": [`arn:aws:iam::${accountId}:role/${roleName}`],
    "aws:RequestedRegion": [region],
    // Plain HTTP is used on loopback only; what is deployed calls over TLS.
    "aws:SecureTransport": ["true"],
    "lambda:SourceFunctionArn": [`arn:aws:lambda:${region}:${accountId}:function:${functionName}`],
  };
}
