import { isUnsigned, knowsOperation } from "../iam/request-actions.ts";
import { type AwsError, forbidden } from "./aws-error.ts";
import type { Caller } from "./caller.ts";
import { operatorKeyPrefix, type Principal } from "./principals.ts";
import { isServiceName, type ServiceName } from "./services.ts";
import type { Target } from "./target.ts";

/** Who may not even be asked about is refused; of the others, only a principal has policies. */
export type Identity =
  | { readonly kind: "principal"; readonly service: ServiceName; readonly principal: Principal }
  | { readonly kind: "operator"; readonly service: ServiceName }
  | { readonly kind: "anonymous"; readonly service: ServiceName }
  | { readonly kind: "refused"; readonly service: ServiceName | undefined; readonly error: AwsError };

export interface Directory {
  principalOf(accessKeyId: string): Principal | undefined;
  principalByAppId(appId: string): Principal | undefined;
}

/** Tells who calls which service, as AWS does before it looks at any policy. */
export function identify(target: Target, caller: Caller, directory: Directory): Identity {
  return caller.kind === "signed"
    ? signed(target, caller, directory)
    : unsigned(target, caller.appId, directory);
}

function signed(target: Target, caller: Caller & { kind: "signed" }, directory: Directory): Identity {
  const service = isServiceName(caller.service) ? caller.service : undefined;
  if (service === undefined) {
    return refused(
      target.service,
      "UnknownOperationException",
      `the local cloud has no service ${caller.service}`,
    );
  }
  if (target.service !== undefined && target.service !== service) {
    const message = `Credential should be scoped to correct service: '${target.service}'.`;
    return refused(target.service, "InvalidSignatureException", message);
  }
  if (caller.accessKeyId.startsWith(operatorKeyPrefix)) return { kind: "operator", service };
  const principal = directory.principalOf(caller.accessKeyId);
  if (principal !== undefined) return { kind: "principal", service, principal };
  return refused(
    service,
    "UnrecognizedClientException",
    "The security token included in the request is invalid.",
  );
}

/** Only Cognito has operations without a signature; whose function calls one shows in the SDK's user agent. */
function unsigned({ service, operation }: Target, appId: string | undefined, directory: Directory): Identity {
  if (service !== "cognito-idp" || (knowsOperation(service, operation) && !isUnsigned(operation))) {
    return refused(service, "MissingAuthenticationTokenException", "Missing Authentication Token");
  }
  const principal = appId === undefined ? undefined : directory.principalByAppId(appId);
  return principal === undefined ? { kind: "anonymous", service } : { kind: "principal", service, principal };
}

function refused(service: ServiceName | undefined, code: string, message: string): Identity {
  return { kind: "refused", service, error: forbidden(service, code, message) };
}
