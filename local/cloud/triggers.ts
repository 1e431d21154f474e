import type { InvokeTrigger } from "../emulators/cognito/trigger-event.ts";
import type { LambdaFunction } from "../lambda/function.ts";
import { type InvokePermission, mayInvoke } from "../lambda/invoke-permission.ts";
import { accountId, region } from "./base.ts";

export interface TriggerOptions {
  permissions(): readonly InvokePermission[];
  functionOf(arn: string): LambdaFunction | undefined;
}

/** How the user pool invokes its triggers: only functions that it has a `Lambda::Permission` for. */
export function createTriggerInvoker({ permissions, functionOf }: TriggerOptions): InvokeTrigger {
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
