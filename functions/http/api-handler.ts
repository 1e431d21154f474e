/** The one way from an API Gateway event to a use case and back: the only middy chain. */
import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import type * as z from "zod/mini";
import type { Language } from "../../contracts/language.ts";
import { auditTrail } from "../audit/audit-trail.ts";
import { currentContext, inContext } from "../audit/request-context.ts";
import type { Failure, Outcome } from "../use-cases/outcome.ts";
import { parseInput } from "../use-cases/parse-input.ts";
import { answerLanguage } from "./accept-language.ts";
import { FLOW_COOKIE, parseCookies, SESSION_COOKIE } from "./cookies.ts";
import { type HttpFailure, HttpFailureError } from "./http-failure.ts";
import { jsonBody } from "./json-body.ts";
import { checkOrigin } from "./origin-check.ts";
import { type Arrival, arrivalOf } from "./origin-proof.ts";
import { problemResponse } from "./problem-response.ts";
import { rejectionEvent } from "./rejection-event.ts";
import { requestContext } from "./request-context.ts";
import { responseHeaders } from "./response-headers.ts";
import { isTemporary } from "./temporary-error.ts";

export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly pathParameters: Readonly<Record<string, string | undefined>>;
  /** Query parameters; the values of a repeated one are joined by commas, as API Gateway does. */
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly language: Language;
  /** IPv4 or IPv6 in its one form, as CloudFront reports it. */
  readonly clientIp: string;
  /** Secret of the registration in the caller's browser. */
  readonly flowSecret: string | undefined;
  readonly sessionToken: string | undefined;
  /** The body, parsed as JSON. */
  readonly json: () => unknown;
  /** The body, parsed by a contract; throws the refusal that names every field. */
  readonly body: <S extends z.ZodMiniType>(schema: S) => z.infer<S>;
}

export interface ApiAnswer {
  readonly status: number;
  /** Serialised as it stands: parse it through its contract first. */
  readonly body?: unknown;
  readonly cookies?: string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** The value of an outcome; a failure ends the request with its problem document. */
export function unwrap<T>(outcome: Outcome<T, Failure["kind"]>): T {
  if (outcome.ok) return outcome.value;
  throw new HttpFailureError(outcome.failure);
}

/** What of a function's environment the chain needs: `http` of functions/config/fields.ts. */
export interface HttpEnvironment {
  readonly STAGE: string;
  readonly RELEASE: string;
  readonly ALLOWED_ORIGINS: readonly string[];
  readonly ORIGIN_PROOFS: readonly string[];
}

type ServedContext = Context & { readonly arrival: Arrival };

export function apiHandler(env: HttpEnvironment, respond: (request: ApiRequest) => Promise<ApiAnswer>) {
  const audit = auditTrail(env);
  const chain = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Error, ServedContext>()
    .before(({ event, context }) => {
      clientOf(context.arrival);
      checkOrigin(event, env.ALLOWED_ORIGINS);
    })
    .onError(async (request) => {
      const { event, context, error } = request;
      const failure = failureOf(error, context);
      const rejection = rejectionEvent(failure);
      if (rejection) audit(rejection);
      request.response = await failureResponse(failure, languageOf(event), context);
    })
    .handler(async (event, { arrival }) => toResponse(await respond(toRequest(event, clientOf(arrival)))));
  // Node.js functions on Lambda take two parameters: middy's third, a callback, is of older runtimes.
  return async (
    event: APIGatewayProxyEventV2,
    context: Context,
  ): Promise<APIGatewayProxyStructuredResultV2> => {
    const arrival = arrivalOf(event, env.ORIGIN_PROOFS);
    return inContext(requestContext(event, context, arrival), () => chain(event, { ...context, arrival }));
  };
}

/** The client's address; a request that came past CloudFront ends here, whatever it asks for. */
function clientOf(arrival: Arrival): string {
  if (arrival.throughCloudFront) return arrival.clientIp;
  throw new HttpFailureError({ kind: "origin-rejected", reason: arrival.reason });
}

const languageOf = (event: APIGatewayProxyEventV2) => answerLanguage(event.headers["accept-language"]);

function toRequest(event: APIGatewayProxyEventV2, clientIp: string): ApiRequest {
  const { http } = event.requestContext;
  const cookies = parseCookies(event.cookies);
  const language = languageOf(event);
  return {
    method: http.method,
    path: event.rawPath,
    pathParameters: event.pathParameters ?? {},
    query: event.queryStringParameters ?? {},
    language,
    clientIp,
    flowSecret: cookies.get(FLOW_COOKIE),
    sessionToken: cookies.get(SESSION_COOKIE),
    json: () => jsonBody(event),
    body: (schema) => unwrap(parseInput(schema, jsonBody(event), language)),
  };
}

const toResponse = ({ status, body, cookies, headers }: ApiAnswer): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: {
    ...responseHeaders,
    ...(body !== undefined && { "content-type": "application/json; charset=utf-8" }),
    ...headers,
  },
  ...(body !== undefined && { body: JSON.stringify(body) }),
  ...(cookies && { cookies }),
});

/** A failure we foresaw, or one opaque answer with the request id, under which the log has the rest. */
function failureOf(error: Error | null | undefined, context: Context): HttpFailure {
  if (error instanceof HttpFailureError) return error.failure;
  logUnforeseen(error);
  return isTemporary(error) ? { kind: "temporarily-unavailable" } : internalError(context);
}

const internalError = ({ awsRequestId: requestId }: Context): HttpFailure => ({
  kind: "internal-error",
  requestId,
});

/** The failure's problem document; the opaque one if even that fails, as when its words cannot be loaded. */
async function failureResponse(failure: HttpFailure, language: Language, context: Context) {
  try {
    return await problemResponse(failure, language);
  } catch (error) {
    logUnforeseen(error instanceof Error ? error : undefined);
    return problemResponse(internalError(context), language);
  }
}

function logUnforeseen(error: Error | null | undefined): void {
  // The error's message may quote what was sent; its name and origin are enough for an engineer.
  const { correlationId } = currentContext() ?? {};
  console.error({ event: "request.failed", correlationId, error: error?.name, stack: frames(error) });
}

/** The stack's places alone: a message may have several lines, and one of them may look like a place. */
function frames(error: Error | null | undefined): string[] {
  const { message = "", stack = "" } = error ?? {};
  return stack
    .replace(message, () => "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8);
}
