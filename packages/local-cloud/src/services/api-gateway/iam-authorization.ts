/**
 * Routes with IAM authorisation: the request carries a signature of version 4, and its signer's policies allow
 * `execute-api:Invoke` on it.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control-iam.html
 */
import type { IncomingHttpHeaders } from "node:http";
import { operatorKeyPrefix, operatorSecret, type Principals } from "../../endpoint/principals.ts";
import { isSignedWith, parseSignature } from "../../endpoint/signature.ts";
import { evaluate } from "../../iam/evaluate.ts";
import type { Statement } from "../../iam/statement.ts";
import type { GatewayRequest } from "./gateway-request.ts";

/** What the event says of who signed, as of payload format 2.0. */
export interface IamIdentity {
  readonly accessKey: string;
  readonly accountId: string;
  readonly callerId: string;
  readonly cognitoIdentity: null;
  readonly principalOrgId: null;
  readonly userArn: string;
  readonly userId: string;
}

/** Somebody with temporary credentials of a role that is not the template's, as a person has who signed in. */
export interface RoleSession {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly roleName: string;
  /** By whom the role was assumed: the end of the caller's ARN. */
  readonly sessionName: string;
  /** Policy documents of the role. */
  readonly policies: readonly object[];
}

/** The identity of a request's signer, or `undefined` for one that is unsigned, wrongly signed or not allowed. */
export type AuthorizeByIam = (request: GatewayRequest, resource: string) => IamIdentity | undefined;

interface Signer {
  readonly secret: string;
  readonly roleName: string;
  readonly sessionName: string;
  /** Absent for the operator, who may do anything. */
  readonly statements?: readonly Statement[];
}

export interface IamAuthorizationOptions {
  readonly region: string;
  readonly accountId: string;
  readonly principals: Pick<Principals, "ofAccessKey">;
  readonly sessions: readonly (Omit<RoleSession, "policies"> & {
    readonly statements: readonly Statement[];
  })[];
}

export function createIamAuthorization(options: IamAuthorizationOptions): AuthorizeByIam {
  const { region, accountId, principals, sessions } = options;

  function signerOf(accessKeyId: string): Signer | undefined {
    if (accessKeyId.startsWith(operatorKeyPrefix))
      return { secret: operatorSecret, roleName: "operator", sessionName: "operator" };
    const session = sessions.find((one) => one.accessKeyId === accessKeyId);
    if (session !== undefined) return { ...session, secret: session.secretAccessKey };
    const key = principals.ofAccessKey(accessKeyId);
    if (key === undefined) return undefined;
    const { roleName, functionName, statements } = key.principal;
    return { secret: key.secretAccessKey, roleName, sessionName: functionName, statements };
  }

  return (request, resource) => {
    const headers = headersOf(request);
    const signature = parseSignature(headers.authorization);
    if (signature?.service !== "execute-api" || signature.region !== region) return undefined;
    const signer = signerOf(signature.accessKeyId);
    if (signer === undefined) return undefined;
    const { method, target: path, body } = request;
    if (!isSignedWith(signer.secret, signature, { method, path, headers, body })) return undefined;
    const access = { action: "execute-api:Invoke", resource, context: {} };
    if (signer.statements && !evaluate(signer.statements, access).allowed) return undefined;
    return identityOf(signature.accessKeyId, accountId, signer);
  };
}

function identityOf(accessKey: string, accountId: string, { roleName, sessionName }: Signer): IamIdentity {
  const userId = `AROA${Buffer.from(roleName).toString("hex").slice(0, 17).toUpperCase()}:${sessionName}`;
  const userArn = `arn:aws:sts::${accountId}:assumed-role/${roleName}/${sessionName}`;
  const nobody = { cognitoIdentity: null, principalOrgId: null };
  return { accessKey, accountId, callerId: userId, ...nobody, userArn, userId };
}

/** As Node hands them over: lower-cased, by name. */
function headersOf({ headers }: GatewayRequest): IncomingHttpHeaders {
  const joined: Record<string, string> = {};
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    joined[key] = joined[key] === undefined ? value : `${joined[key]},${value}`;
  }
  return joined;
}
