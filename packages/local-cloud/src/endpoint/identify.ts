import { isUnsigned, knowsOperation } from "../iam/request-actions.ts";
import { type AwsError, forbidden, unknownKey, wrongSignature } from "./aws-error.ts";
import type { Caller } from "./caller.ts";
import { operatorKeyPrefix, operatorSecret, type Principal, type PrincipalKey } from "./principals.ts";
import { isServiceName, type ServiceName } from "./services.ts";
import type { Signature } from "./signature.ts";
import type { Target } from "./target.ts";

/** How a signed request proves who sent it. */
export interface Proof {
  readonly signature: Signature;
  /** With which it must have been signed. */
  readonly secret: string;
}

/** Who may not even be asked about is refused; of the others, only a principal has policies. */
export type Identity =
  | {
      readonly kind: "principal";
      readonly service: ServiceName;
      readonly principal: Principal;
      /** Absent where the operation needs no signature. */
      readonly proof?: Proof;
    }
  | { readonly kind: "operator"; readonly service: ServiceName; readonly proof: Proof }
  | { readonly kind: "anonymous"; readonly service: ServiceName }
  | { readonly kind: "refused"; readonly service: ServiceName | undefined; readonly error: AwsError };

export interface Directory {
  keyOf(accessKeyId: string): PrincipalKey | undefined;
  principalByAppId(appId: string): Principal | undefined;
}

/** Identifies who calls which service, as AWS does before it looks at any policy. */
export function identify(target: Target, caller: Caller, directory: Directory): Identity {
  return caller.kind === "signed"
    ? signed(target, caller.signature, directory)
    : unsigned(target, caller.appId, directory);
}

function signed(target: Target, signature: Signature, directory: Directory): Identity {
  const { accessKeyId } = signature;
  const service = isServiceName(signature.service) ? signature.service : undefined;
  if (service === undefined) {
    return refused(
      target.service,
      "UnknownOperationException",
      `the local cloud has no service ${signature.service}`,
    );
  }
  if (target.service !== undefined && target.service !== service) {
    const message = `Credential should be scoped to correct service: '${target.service}'.`;
    return { kind: "refused", service: target.service, error: wrongSignature(target.service, message) };
  }
  if (accessKeyId.startsWith(operatorKeyPrefix))
    return { kind: "operator", service, proof: { signature, secret: operatorSecret } };
  const key = directory.keyOf(accessKeyId);
  if (key === undefined) return { kind: "refused", service, error: unknownKey(service) };
  const { principal, secretAccessKey: secret } = key;
  return { kind: "principal", service, principal, proof: { signature, secret } };
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
