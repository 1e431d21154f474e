import { matchesArn } from "../../iam/wildcard.ts";

/** An `AWS::Lambda::Permission`, intrinsics resolved. */
export interface InvokePermission {
  readonly action: string;
  readonly functionArn: string;
  /** Service, e.g. `apigateway.amazonaws.com`. */
  readonly principal: string;
  /** Pattern with `*` and `?`; without one every source of the service may invoke. */
  readonly sourceArn?: string;
  readonly sourceAccount?: string;
}

export interface InvokeAttempt {
  readonly functionArn: string;
  readonly principal: string;
  readonly sourceArn: string;
  readonly accountId: string;
}

/** Whether the function's resource policy lets this service, on behalf of this source, invoke it. */
export function mayInvoke(permissions: readonly InvokePermission[], attempt: InvokeAttempt): boolean {
  return permissions.some(
    (permission) =>
      ["lambda:InvokeFunction", "lambda:*"].includes(permission.action) &&
      permission.functionArn === attempt.functionArn &&
      permission.principal === attempt.principal &&
      (permission.sourceArn === undefined || matchesArn(permission.sourceArn, attempt.sourceArn)) &&
      (permission.sourceAccount === undefined || permission.sourceAccount === attempt.accountId),
  );
}
