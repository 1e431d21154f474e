/** CORS of HTTP APIs: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html */
import type { GatewayRequest } from "./gateway-request.ts";
import type { GatewayResponse } from "./payload-response.ts";

export interface CorsSettings {
  /** Origins, `*`, or all of a scheme: `https://*`. */
  readonly allowOrigins: readonly string[];
  readonly allowMethods: readonly string[];
  readonly allowHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly allowCredentials: boolean;
  readonly maxAgeSeconds?: number | undefined;
}

type Header = readonly [name: string, value: string];

/** Of a preflight, whatever its path: no route and no function is asked. Undefined of any other request. */
export function preflightResponse(
  cors: CorsSettings | undefined,
  request: GatewayRequest,
): GatewayResponse | undefined {
  const isPreflight =
    request.method === "OPTIONS" &&
    header(request, "origin") !== undefined &&
    header(request, "access-control-request-method") !== undefined;
  if (!cors || !isPreflight) return undefined;
  const headers = originHeaders(cors, request);
  return {
    status: 204,
    headers: headers.length === 0 ? [] : [...headers, ...preflightHeaders(cors)],
    body: Buffer.alloc(0),
  };
}

/** The function's answer with the API's own CORS headers: the function's are ignored. */
export function withCors(
  cors: CorsSettings | undefined,
  request: GatewayRequest,
  response: GatewayResponse,
): GatewayResponse {
  if (!cors) return response;
  const own = response.headers.filter(([name]) => !name.startsWith("access-control-"));
  const headers = originHeaders(cors, request);
  const exposed = headers.length > 0 ? list("expose-headers", cors.exposeHeaders) : [];
  return { ...response, headers: [...own, ...headers, ...exposed] };
}

function originHeaders({ allowOrigins, allowCredentials }: CorsSettings, request: GatewayRequest): Header[] {
  const origin = header(request, "origin");
  const matches = (allowed: string) =>
    allowed.endsWith("*") ? origin?.startsWith(allowed.slice(0, -1)) : origin === allowed;
  if (origin === undefined || !allowOrigins.some(matches)) return [];
  return [
    ["access-control-allow-origin", allowOrigins.includes("*") ? "*" : origin],
    ...(allowCredentials ? [["access-control-allow-credentials", "true"] satisfies Header] : []),
  ];
}

const preflightHeaders = ({ allowMethods, allowHeaders, maxAgeSeconds }: CorsSettings): Header[] => [
  ...list("allow-methods", allowMethods),
  ...list("allow-headers", allowHeaders),
  ...(maxAgeSeconds === undefined
    ? []
    : [["access-control-max-age", String(maxAgeSeconds)] satisfies Header]),
];

const list = (name: string, values: readonly string[]): Header[] =>
  values.length === 0 ? [] : [[`access-control-${name}`, values.join(",")]];

const header = ({ headers }: GatewayRequest, name: string) =>
  headers.find(([each]) => each.toLowerCase() === name)?.[1];
