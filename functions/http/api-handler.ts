/** The one way from an API Gateway event to a use case and back: the only middy chain. */
import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import type * as z from "zod/mini";
import { type Deprecations, deprecations as known } from "../../contracts/deprecations.ts";
import type { Language } from "../../contracts/language.ts";
import { auditTrail } from "../audit/audit-trail.ts";
import { inContext } from "../audit/request-context.ts";
import type { ClientFacts } from "../domain/account.ts";
import type { Failure, Outcome } from "../use-cases/outcome.ts";
import { parseInput } from "../use-cases/parse-input.ts";
import { answerLanguage } from "./accept-language.ts";
import { clientFacts } from "./client-facts.ts";
import { DEVICE_COOKIE, flowCookiesIn, flowSecretFor, parseCookies, SESSION_COOKIE } from "./cookies.ts";
import { deprecationHeaders } from "./deprecation-headers.ts";
import { HttpFailureError } from "./http-failure.ts";
import { idempotencyKey } from "./idempotency-key.ts";
import { jsonBody } from "./json-body.ts";
import { type ApiAnswer, jsonResponse } from "./json-response.ts";
import { problemResponses } from "./middlewares/problem-responses.ts";
import { sameOrigin } from "./middlewares/same-origin.ts";
import { clientOf, throughCloudFront } from "./middlewares/through-cloudfront.ts";
import { type Arrival, arrivalOf } from "./origin-proof.ts";
import { requestContext } from "./request-context.ts";

export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly pathParameters: Readonly<Record<string, string | undefined>>;
  /** Query parameters; the values of a repeated one are joined by commas, as API Gateway does. */
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly language: Language;
  /** IPv4 or IPv6 in its one form, as CloudFront reports it. */
  readonly clientIp: string;
  readonly userAgent: string | undefined;
  readonly client: ClientFacts;
  /** The caller's secret of the registration that the path names. */
  readonly flowSecret: string | undefined;
  /** Names of the cookies of all registrations in the caller's browser. */
  readonly flowCookies: readonly string[];
  readonly sessionToken: string | undefined;
  /** Of a browser that has signed in before, to whichever account. */
  readonly deviceToken: string | undefined;
  /** Of a request that may be sent again; throws the refusal of one that is none. */
  readonly idempotencyKey: () => string | undefined;
  /** The body, parsed as JSON. */
  readonly json: () => unknown;
  /** The body, parsed by a contract; throws the refusal that names every field. */
  readonly body: <S extends z.ZodMiniType>(schema: S) => z.infer<S>;
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
  readonly LANGUAGES: readonly Language[];
  readonly ORIGIN_PROOFS: readonly string[];
}

type ServedContext = Context & { readonly arrival: Arrival };

/** The middlewares stand in the order of their checks; what one of them or the use case throws, the first answers. */
export function apiHandler(
  env: HttpEnvironment,
  respond: (request: ApiRequest) => Promise<ApiAnswer>,
  deprecations: Deprecations = known,
) {
  const chain = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Error, ServedContext>()
    .use([
      problemResponses(auditTrail(env), env.LANGUAGES),
      throughCloudFront(),
      sameOrigin(env.ALLOWED_ORIGINS),
    ])
    .handler(async (event, context) => {
      const language = answerLanguage(event.headers["accept-language"], env.LANGUAGES);
      return jsonResponse(await respond(toRequest(event, clientOf(context), language)));
    });
  // Node.js functions on Lambda take two parameters: middy's third, a callback, is of older runtimes.
  return async (
    event: APIGatewayProxyEventV2,
    context: Context,
  ): Promise<APIGatewayProxyStructuredResultV2> => {
    const arrival = arrivalOf(event, env.ORIGIN_PROOFS);
    // Around the chain and no part of it: what its middlewares log and record has the context, too.
    return inContext(requestContext(event, context, arrival), async () => {
      const answer = await chain(event, { ...context, arrival });
      return {
        ...answer,
        headers: { ...answer.headers, ...deprecationHeaders(deprecations, event.routeKey) },
      };
    });
  };
}

function toRequest(event: APIGatewayProxyEventV2, clientIp: string, language: Language): ApiRequest {
  const { http } = event.requestContext;
  const cookies = parseCookies(event.cookies);
  return {
    method: http.method,
    path: event.rawPath,
    pathParameters: event.pathParameters ?? {},
    query: event.queryStringParameters ?? {},
    language,
    clientIp,
    userAgent: event.headers["user-agent"],
    client: clientFacts(event.headers),
    flowSecret: flowSecretFor(event.pathParameters?.["id"] ?? "", cookies),
    flowCookies: flowCookiesIn(cookies),
    sessionToken: cookies.get(SESSION_COOKIE),
    deviceToken: cookies.get(DEVICE_COOKIE),
    idempotencyKey: () => idempotencyKey(event.headers),
    json: () => jsonBody(event),
    body: (schema) => unwrap(parseInput(schema, jsonBody(event))),
  };
}
