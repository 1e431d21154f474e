import type { IncomingMessage } from "node:http";
import { s3Target } from "../services/s3/s3-target.ts";
import type { ServiceName } from "./services.ts";
import { parseSignature } from "./signature.ts";

/** What a request asks for, by its own account. */
export interface Target {
  /** Undefined when it looks like no service of ours. */
  readonly service: ServiceName | undefined;
  /** Operation name; where none can be determined, what the request says instead. */
  readonly operation: string;
  /** What the path names, by its name in the operation's input. */
  readonly input?: Readonly<Record<string, string>>;
}

/** The part before the dot of `X-Amz-Target`. */
const prefixes: ReadonlyMap<string, ServiceName> = new Map([
  ["DynamoDB_20120810", "dynamodb"],
  ["AmazonSQS", "sqs"],
  ["AWSCognitoIdentityProviderService", "cognito-idp"],
  ["secretsmanager", "secretsmanager"],
  ["Logs_20140328", "logs"],
  ["TrentService", "kms"],
  ["AWSEvents", "events"],
]);

/** SESv2 and Lambda are REST: method and path name the operation, and perhaps what it is about. */
const restRoutes: readonly (readonly [operation: string, route: RegExp])[] = [
  ["SendEmail", /^POST \/v2\/email\/outbound-emails$/],
  ["GetAccount", /^GET \/v2\/email\/account$/],
  ["GetEmailIdentity", /^GET \/v2\/email\/identities\/(?<EmailIdentity>[^/]+)$/],
  ["Invoke", /^POST \/2015-03-31\/functions\/(?<FunctionName>[^/]+)\/invocations$/],
];

const restServices: readonly (readonly [prefix: string, service: ServiceName])[] = [
  ["/v2/email/", "ses"],
  ["/2015-03-31/functions/", "lambda"],
];

export function targetOf({ method, url = "/", headers }: IncomingMessage): Target {
  const named = headers["x-amz-target"];
  if (typeof named === "string") return fromHeader(named);
  // S3's paths are buckets and keys: only the signature says that they are S3's.
  if (parseSignature(headers.authorization)?.service === "s3")
    return { service: "s3", ...s3Target(method ?? "GET", url) };
  const path = (url.split("?", 1)[0] ?? url).replace(/(.)\/$/, "$1");
  const route = `${method} ${path}`;
  const service = restServices.find(([prefix]) => path.startsWith(prefix))?.[1];
  for (const [operation, pattern] of restRoutes) {
    const found = pattern.exec(route);
    if (found !== null) return { service, operation, input: decodedGroups(found.groups ?? {}) };
  }
  return { service, operation: route };
}

function decodedGroups(groups: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, text]) => [name, decoded(text)]));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a percent sign that begins no UTF-8 character
  }
}

function fromHeader(named: string): Target {
  const dot = named.lastIndexOf(".");
  const service = prefixes.get(named.slice(0, Math.max(dot, 0)));
  return { service, operation: service === undefined ? named : named.slice(dot + 1) };
}
