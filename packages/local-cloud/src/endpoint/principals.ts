import type { Statement } from "../iam/policies.ts";

/** Who calls: a function with the statements of its role. */
export interface Principal {
  readonly functionName: string;
  /** Name of the function's role, for the messages of denied calls. */
  readonly roleName: string;
  readonly statements: readonly Statement[];
}

/**
 * `LOCALADMIN`, and whatever begins with it, is a key of the operator: every call is allowed, as function `operator`.
 * Its secret is no secret: who can reach the endpoint can read the state folder, too. It has to be right all the same,
 * as on AWS.
 */
export const operatorKeyPrefix = "LOCALADMIN";
export const operatorSecret = "any";

/** A principal with the secret that its requests are signed with. */
export interface PrincipalKey {
  readonly principal: Principal;
  readonly secretAccessKey: string;
}

interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly appId: string;
}

/** The functions' principals, looked up by whatever a request carries. */
export interface Principals {
  /** Throws when one of the keys, or the name, is taken. */
  add(principal: Principal, keys: Keys): void;
  ofAccessKey(accessKeyId: string): PrincipalKey | undefined;
  ofAppId(appId: string): Principal | undefined;
  named(functionName: string): Principal | undefined;
}

export function createPrincipals(): Principals {
  const byAccessKey = new Map<string, PrincipalKey>();
  const byAppId = new Map<string, Principal>();
  const byName = new Map<string, Principal>();
  const assertFree = (key: string, holder: Principal | undefined): void => {
    if (holder !== undefined) throw new Error(`${key} already identifies ${holder.functionName}`);
  };
  return {
    add(principal, { accessKeyId, secretAccessKey, appId }) {
      const { functionName } = principal;
      assertFree(functionName, byName.get(functionName));
      assertFree(accessKeyId, byAccessKey.get(accessKeyId)?.principal);
      assertFree(appId, byAppId.get(appId));
      byName.set(functionName, principal);
      byAccessKey.set(accessKeyId, { principal, secretAccessKey });
      byAppId.set(appId, principal);
    },
    ofAccessKey: (accessKeyId) => byAccessKey.get(accessKeyId),
    ofAppId: (appId) => byAppId.get(appId),
    named: (functionName) => byName.get(functionName),
  };
}
