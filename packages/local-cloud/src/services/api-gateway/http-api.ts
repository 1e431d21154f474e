import type { IncomingMessage, ServerResponse } from "node:http";
import { remoteAddressOf } from "../../listening/remote-address.ts";
import { type AccessRecord, accessLogLine } from "./access-log.ts";
import { type Answer, failedIntegration, gatewayAnswer, refusal } from "./answer.ts";
import { type CorsSettings, preflightResponse, withCors } from "./cors.ts";
import { type GatewayRequest, readRequest } from "./gateway-request.ts";
import type { AuthorizeByIam } from "./iam-authorization.ts";
import { type InvokeFunction, integrate } from "./integration.ts";
import { newRequestId, payloadEvent } from "./payload-event.ts";
import type { GatewayResponse } from "./payload-response.ts";
import { createRouter, type RouteMatch } from "./routes.ts";
import { createThrottle, type ThrottleSettings } from "./throttle.ts";

export interface HttpApiRoute {
  /** e.g. `POST /orders/{id}/lines`, or `$default` */
  readonly routeKey: string;
  readonly functionArn: string;
  /** Longest wait for the function; 30 seconds at most. */
  readonly timeoutMs: number;
  /** Whether callers have to sign, and need permission to invoke the route. */
  readonly needsIam?: boolean;
  /** Overrides the stage's. */
  readonly throttle?: ThrottleSettings;
}

export interface HttpApiSettings {
  readonly apiId: string;
  readonly region: string;
  readonly accountId: string;
  readonly stage: string;
  readonly routes: readonly HttpApiRoute[];
  readonly throttle?: ThrottleSettings;
  /** Whose pages may read answers; absent, nobody's but the API's own origin's. */
  readonly cors?: CorsSettings | undefined;
  /** With `$context` variables; without one no access log is written. */
  readonly accessLogFormat?: string;
}

export interface HttpApiOptions {
  readonly settings: HttpApiSettings;
  readonly invoke: InvokeFunction;
  /** Whether API Gateway, as this source, may invoke the function. */
  mayInvoke(functionArn: string, sourceArn: string): boolean;
  /** Who signed a request, if they may call; without it nobody may. */
  readonly authorize?: AuthorizeByIam;
  /** Epoch milliseconds on the moved clock. */
  now(): number;
  onAccess(record: AccessRecord, line: string | undefined): void;
}

/** Answers one request as the HTTP API would. */
export type HttpApi = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export function createHttpApi(options: HttpApiOptions): HttpApi {
  const { settings } = options;
  const match = createRouter(settings.routes);
  const admits = throttles(settings);

  async function answer(
    request: GatewayRequest,
    matched: RouteMatch<HttpApiRoute> | undefined,
    requestId: string,
    time: number,
  ): Promise<SignedAnswer> {
    if (!matched) return gatewayAnswer(404, "Not Found", "NOT_FOUND");
    const { route, parameters: pathParameters } = matched;
    if (!admits(route)) return gatewayAnswer(429, "Too Many Requests", "THROTTLED");
    const iam = route.needsIam ? options.authorize?.(request, requestArn(settings, request)) : noIdentity;
    if (iam === undefined) return gatewayAnswer(403, "Forbidden", "ACCESS_DENIED");
    if (!options.mayInvoke(route.functionArn, sourceArn(settings, request, route))) {
      const errorMessage =
        "API Gateway does not have permission to invoke the function: Lambda::Permission is missing";
      return failedIntegration(500, { latencyMs: 0, status: 403, errorMessage });
    }
    const event = payloadEvent(request, {
      ...settings,
      routeKey: route.routeKey,
      pathParameters,
      requestId,
      time,
      ...(iam === noIdentity ? {} : { iam }),
    });
    const integrated = await integrate(options.invoke, route, event);
    return iam === noIdentity ? integrated : { ...integrated, userArn: iam.userArn };
  }

  const readable = async (
    request: GatewayRequest,
    answering: Promise<SignedAnswer>,
  ): Promise<SignedAnswer> => {
    const given = await answering;
    return { ...given, response: withCors(settings.cors, request, given.response) };
  };

  return async (message, response) => {
    const started = performance.now();
    const [requestId, time] = [newRequestId(), options.now()];
    const request = await readRequest(message);
    const isRefused = typeof request === "string";
    const preflight = isRefused ? undefined : preflightResponse(settings.cors, request);
    const matched = isRefused || preflight ? undefined : match(request.method, request.path);
    const given: SignedAnswer = preflight
      ? { response: preflight }
      : isRefused
        ? refusal(request)
        : await readable(request, answer(request, matched, requestId, time));
    send(response, given.response, { requestId, time, isRefused });
    if (isRefused) message.resume(); // read and dropped, so that the client gets to the answer
    const record: AccessRecord = {
      ...describe(message, settings),
      requestId,
      time,
      ...(matched ? { routeKey: matched.route.routeKey } : {}),
      status: given.response.status,
      responseLength: given.response.body.length,
      responseLatencyMs: Math.round(performance.now() - started),
      ...(given.integration ? { integration: given.integration } : {}),
      ...(given.error ? { error: given.error } : {}),
      ...(given.userArn === undefined ? {} : { userArn: given.userArn }),
    };
    const { accessLogFormat } = settings;
    options.onAccess(record, accessLogFormat && accessLogLine(accessLogFormat, record));
  };
}

/** With who signed the request, where the route asks. */
type SignedAnswer = Answer & { readonly userArn?: string };

/** Of whoever calls a route that asks nobody who they are. */
const noIdentity = Symbol("no identity");

function throttles(settings: HttpApiSettings): (route: HttpApiRoute) => boolean {
  const now = (): number => performance.now();
  const open = (): boolean => true;
  const ofStage = settings.throttle ? createThrottle(settings.throttle, now) : open;
  const own = new Map(
    settings.routes.flatMap((route) =>
      route.throttle ? [[route, createThrottle(route.throttle, now)] as const] : [],
    ),
  );
  return (route) => (own.get(route) ?? ofStage)();
}

/** As API Gateway names itself to Lambda: the route's path, not the request's. */
function sourceArn(settings: HttpApiSettings, request: GatewayRequest, route: HttpApiRoute): string {
  const [, path = `/${route.routeKey}`] = route.routeKey.split(" ");
  const { region, accountId, apiId, stage } = settings;
  return `arn:aws:execute-api:${region}:${accountId}:${apiId}/${stage}/${request.method}${path}`;
}

/** What a caller needs `execute-api:Invoke` on: the request's own path. */
function requestArn({ region, accountId, apiId, stage }: HttpApiSettings, { method, path }: GatewayRequest) {
  return `arn:aws:execute-api:${region}:${accountId}:${apiId}/${stage}/${method}${path}`;
}

function describe(message: IncomingMessage, { accountId, apiId, stage }: HttpApiSettings) {
  return {
    accountId,
    apiId,
    stage,
    method: message.method ?? "GET",
    path: (message.url ?? "/").split("?")[0] ?? "/",
    protocol: `HTTP/${message.httpVersion}`,
    domainName: message.headers.host ?? "localhost",
    sourceIp: remoteAddressOf(message),
    userAgent: message.headers["user-agent"] ?? "",
  };
}

const bodiless = new Set([204, 304]);

function send(
  target: ServerResponse,
  response: GatewayResponse,
  { requestId, time, isRefused }: { requestId: string; time: number; isRefused: boolean },
): void {
  const headers = [
    ...response.headers,
    // On the moved clock, too: a client that counts down to an instant of the answer goes by it.
    ["date", new Date(time).toUTCString()],
    ["apigw-requestid", requestId],
    ...(bodiless.has(response.status) ? [] : [["content-length", String(response.body.length)]]),
    ...(isRefused ? [["connection", "close"]] : []),
  ];
  target.writeHead(response.status, headers.flat() as string[]); // name and value in turn, so that cookies may repeat
  target.end(response.body);
}
