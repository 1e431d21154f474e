import { randomBytes } from "node:crypto";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import type { GatewayRequest } from "./gateway-request.ts";
import type { IamIdentity } from "./iam-authorization.ts";

/** What the event says of the API and the route that took the request. */
export interface EventContext {
  readonly accountId: string;
  readonly apiId: string;
  readonly stage: string;
  readonly routeKey: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly requestId: string;
  /** Epoch milliseconds. */
  readonly time: number;
  /** Who signed the request, where the route asks. */
  readonly iam?: IamIdentity;
}

/** Belong to one connection, not to the request. */
const hopByHop = new Set([
  "connection",
  "keep-alive",
  "transfer-encoding",
  "te",
  "upgrade",
  "expect",
  "trailer",
]);

/**
 * The event of payload format 2.0.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function payloadEvent(request: GatewayRequest, context: EventContext): APIGatewayProxyEventV2 {
  const headers = eventHeaders(request);
  const domainName = request.headers.find(([name]) => name.toLowerCase() === "host")?.[1] ?? "localhost";
  const cookies = cookiesOf(request);
  const query = joinedQuery(request.rawQuery);
  const isBase64Encoded = request.body.length > 0 && isBinary(headers);
  return {
    version: "2.0",
    routeKey: context.routeKey,
    rawPath: request.path,
    rawQueryString: request.rawQuery,
    ...(cookies.length === 0 ? {} : { cookies }),
    headers,
    ...(Object.keys(query).length === 0 ? {} : { queryStringParameters: query }),
    requestContext: {
      accountId: context.accountId,
      apiId: context.apiId,
      ...(context.iam && { authorizer: { iam: context.iam } }),
      domainName,
      domainPrefix: domainName.split(".")[0] ?? domainName,
      http: {
        method: request.method,
        path: request.path,
        protocol: request.protocol,
        sourceIp: request.sourceIp,
        userAgent: headers["user-agent"] ?? "",
      },
      requestId: context.requestId,
      routeKey: context.routeKey,
      stage: context.stage,
      time: commonLogTime(context.time),
      timeEpoch: context.time,
    },
    ...(Object.keys(context.pathParameters).length === 0 ? {} : { pathParameters: context.pathParameters }),
    ...(request.body.length === 0
      ? {}
      : { body: request.body.toString(isBase64Encoded ? "base64" : "utf8") }),
    isBase64Encoded,
  };
}

/** Lower-cased, repeated ones joined by commas; cookies go into their own member. */
function eventHeaders(request: GatewayRequest): Record<string, string> {
  const joined = new Map<string, string>();
  for (const [name, value] of request.headers) {
    const key = name.toLowerCase();
    if (key === "cookie" || hopByHop.has(key)) continue;
    const before = joined.get(key);
    joined.set(key, before === undefined ? value : `${before},${value}`);
  }
  const forwarded = joined.get("x-forwarded-for");
  joined.set("x-forwarded-for", forwarded ? `${forwarded}, ${request.sourceIp}` : request.sourceIp);
  joined.set("x-forwarded-proto", "http");
  joined.set("x-forwarded-port", portOf(joined.get("host")));
  joined.set("x-amzn-trace-id", traceId());
  joined.set("content-length", String(request.body.length));
  return Object.fromEntries([...joined].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function portOf(host: string | undefined): string {
  return host?.match(/:(\d+)$/)?.[1] ?? "80";
}

function traceId(): string {
  const seconds = Math.floor(Date.now() / 1000).toString(16);
  return `Root=1-${seconds}-${randomBytes(12).toString("hex")}`;
}

function cookiesOf(request: GatewayRequest): string[] {
  return request.headers
    .filter(([name]) => name.toLowerCase() === "cookie")
    .flatMap(([, value]) => value.split(";"))
    .map((cookie) => cookie.trim())
    .filter((cookie) => cookie !== "");
}

function joinedQuery(rawQuery: string): Record<string, string> {
  const joined = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(rawQuery)) {
    const before = joined.get(name);
    joined.set(name, before === undefined ? value : `${before},${value}`);
  }
  return Object.fromEntries(joined);
}

/** Everything but these types is handed over as base64, and so is a compressed body. */
const textTypes = /^(text\/|application\/(json|javascript|xml)$|application\/[^;]+\+(json|xml)$)/;

function isBinary(headers: Readonly<Record<string, string>>): boolean {
  const [type = ""] = (headers["content-type"] ?? "").split(";");
  if (headers["content-encoding"] !== undefined && headers["content-encoding"] !== "identity") return true;
  return type.trim() !== "" && !textTypes.test(type.trim().toLowerCase());
}

/** `22/Nov/2026:12:00:00 +0000` */
export function commonLogTime(time: number): string {
  const [, day, month, year, clock] = /, (\d+) (\w+) (\d+) ([\d:]+)/.exec(new Date(time).toUTCString()) ?? [];
  return `${day}/${month}/${year}:${clock} +0000`;
}

/** In the form of API Gateway's: 15 characters of base64 and an equals sign. */
export function newRequestId(): string {
  return randomBytes(11).toString("base64").replaceAll("/", "_").replaceAll("+", "-");
}
