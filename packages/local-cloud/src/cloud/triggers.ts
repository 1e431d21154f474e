import type { InvokeTrigger } from "../services/cognito/trigger-event.ts";
import type { LambdaFunction } from "../services/lambda/function.ts";
import { type InvokePermission, mayInvoke } from "../services/lambda/invoke-permission.ts";

export interface TriggerOptions {
  readonly region: string;
  readonly accountId: string;
  permissions(): readonly InvokePermission[];
  functionOf(arn: string): LambdaFunction | undefined;
}

/** How the user pool invokes its triggers: only functions that it has a `Lambda::Permission` for. */
export function createTriggerInvoker({
  region,
  accountId,
  permissions,
  functionOf,
}: TriggerOptions): InvokeTrigger {
  return async (functionArn, event) => {
    const sourceArn = `arn:aws:cognito-idp:${region}:${accountId}:userpool/${event.userPoolId}`;
    const attempt = { functionArn, principal: "cognito-idp.amazonaws.com", sourceArn, accountId };
    const target = functionOf(functionArn);
    if (!target || !mayInvoke(permissions(), attempt)) {
      throw new Error(`the Lambda::Permission for ${sourceArn} on ${functionArn} is missing`);
    }
    const outcome = await target.invoke(event);
    return outcome.kind === "returned"
      ? { kind: "returned", payload: outcome.payload }
      : { kind: "failed", errorMessage: outcome.error.errorMessage };
  };
}
