import type { IncomingMessage } from "node:http";
import type { ServiceName } from "./services.ts";

/** What a request asks for, by its own account. */
export interface Target {
  /** Undefined when it looks like no service of ours. */
  readonly service: ServiceName | undefined;
  /** Operation name; where none can be told, what the request says instead. */
  readonly operation: string;
}

/** What stands before the dot of `X-Amz-Target`. */
const prefixes: ReadonlyMap<string, ServiceName> = new Map([
  ["DynamoDB_20120810", "dynamodb"],
  ["AmazonSQS", "sqs"],
  ["AWSCognitoIdentityProviderService", "cognito-idp"],
  ["secretsmanager", "secretsmanager"],
  ["Logs_20140328", "logs"],
]);

/** SESv2 is REST: method and path name the operation. */
const sesRoutes: ReadonlyMap<string, string> = new Map([
  ["POST /v2/email/outbound-emails", "SendEmail"],
  ["GET /v2/email/account", "GetAccount"],
]);

export function targetOf({ method, url = "/", headers }: IncomingMessage): Target {
  const named = headers["x-amz-target"];
  if (typeof named === "string") return fromHeader(named);
  const path = (url.split("?", 1)[0] ?? url).replace(/(.)\/$/, "$1");
  const route = `${method} ${path}`;
  return {
    service: path.startsWith("/v2/email/") ? "ses" : undefined,
    operation: sesRoutes.get(route) ?? route,
  };
}

function fromHeader(named: string): Target {
  const dot = named.lastIndexOf(".");
  const service = prefixes.get(named.slice(0, Math.max(dot, 0)));
  return { service, operation: service === undefined ? named : named.slice(dot + 1) };
}
