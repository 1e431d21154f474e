import type { AccessRequest, Decision } from "../iam/evaluate.ts";
import type { Principal } from "./principals.ts";

/**
 * IAM's own words for a denied request.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export function deniedMessage(
  { roleName, functionName }: Principal,
  { action, resource }: AccessRequest,
  decision: Decision,
  accountId: string,
): string {
  const user = `arn:aws:sts::${accountId}:assumed-role/${roleName}/${functionName}`;
  const why =
    decision.by === undefined
      ? `because no identity-based policy allows the ${action} action`
      : "with an explicit deny in an identity-based policy";
  return `User: ${user} is not authorized to perform: ${action} on resource: ${resource} ${why}`;
}
