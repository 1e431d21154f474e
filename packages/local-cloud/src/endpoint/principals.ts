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
  /** Throws when one of the keys, or the name, is taken. */
  add(principal: Principal, keys: { readonly accessKeyId: string; readonly appId: string }): void;
  ofAccessKey(accessKeyId: string): Principal | undefined;
  ofAppId(appId: string): Principal | undefined;
  named(functionName: string): Principal | undefined;
}

export function createPrincipals(): Principals {
  const byAccessKey = new Map<string, Principal>();
  const byAppId = new Map<string, Principal>();
  const byName = new Map<string, Principal>();
  const put = (map: Map<string, Principal>, key: string, principal: Principal): void => {
    if (map.has(key)) throw new Error(`${key} already identifies ${map.get(key)?.functionName}`);
    map.set(key, principal);
  };
  return {
    add(principal, { accessKeyId, appId }) {
      put(byName, principal.functionName, principal);
      put(byAccessKey, accessKeyId, principal);
      put(byAppId, appId, principal);
    },
    ofAccessKey: (accessKeyId) => byAccessKey.get(accessKeyId),
    ofAppId: (appId) => byAppId.get(appId),
    named: (functionName) => byName.get(functionName),
  };
}
