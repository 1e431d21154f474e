import type { Statement } from "../iam/policies.ts";

/** Who calls: a function with the statements of its role. */
export interface Principal {
  readonly functionName: string;
  /** Name of the function's role, for the messages of denied calls. */
  readonly roleName: string;
  readonly statements: readonly Statement[];
}

/** Everything under this prefix is the operator's key: every call is allowed, as function `operator`. */
export const operatorKeyPrefix = "LOCALADMIN";

/** The functions' principals, looked up by whatever a request carries. */
export interface Principals {
  add(principal: Principal, keys: { readonly accessKeyId: string; readonly appId: string }): void;
  ofAccessKey(accessKeyId: string): Principal | undefined;
  ofAppId(appId: string): Principal | undefined;
  named(functionName: string): Principal | undefined;
}

export declare function createPrincipals(): Principals;
