/** The one way from the desk's API to a use case and back. Who calls is what API Gateway says, never what the body says. */
import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import type * as z from "zod/mini";
import { deskReason } from "../../contracts/desk.ts";
import { defaultLanguage, isOperatorLanguage, type Language } from "../../contracts/language.ts";
import { inContext } from "../audit/request-context.ts";
import type { AuditEvent } from "../domain/audit-event.ts";
import type { DeskCall, DeskOutcome } from "../use-cases/desk/desk-call.ts";
import { parseInput } from "../use-cases/parse-input.ts";
import type { Audit, Clock, SubjectHash } from "../use-cases/ports.ts";
import { answerLanguage } from "./accept-language.ts";
import { unwrap } from "./api-handler.ts";
import { operatorOf } from "./desk-operator.ts";
import { type DeskProblem, deskProblem } from "./desk-problems.ts";
import { HttpFailureError } from "./http-failure.ts";
import { jsonBody } from "./json-body.ts";
import { type ApiAnswer, jsonResponse } from "./json-response.ts";
import { problemResponses } from "./middlewares/problem-responses.ts";
import { requestContext } from "./request-context.ts";

export interface DeskDependencies {
  readonly clock: Clock;
  readonly subjectHash: SubjectHash;
  readonly audit: Audit;
}

type Why = Pick<DeskCall, "reason" | "ticket">;
type CallOf = (why: Why) => DeskCall;

/** One kind of call: its body, and what it does. */
export type DeskRoute = (
  callOf: CallOf,
  sent: unknown,
  /** Of what the path names, where it does. */
  id: string,
) => Promise<DeskOutcome<ApiAnswer>>;

export const deskRoute =
  <S extends z.ZodMiniType<Why>>(
    schema: S,
    run: (call: DeskCall, body: Omit<z.infer<S>, keyof Why>, id: string) => Promise<DeskOutcome<ApiAnswer>>,
  ): DeskRoute =>
  async (callOf, sent, id) => {
    const { reason, ticket, ...body } = unwrap(parseInput(schema, sent));
    return run(callOf({ reason, ticket }), body, id);
  };

/** What the desk's functions read of their environment for this. */
interface DeskEnvironment {
  readonly LANGUAGES: readonly Language[];
}

/** @param routes by the last part of the path */
export function deskHandler(
  { LANGUAGES }: DeskEnvironment,
  dependencies: DeskDependencies,
  routes: Readonly<Record<string, DeskRoute>>,
) {
  const chain = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use([problemResponses(dependencies.audit, LANGUAGES)])
    .handler(async (event) => {
      const language = answerLanguage(event.headers["accept-language"], LANGUAGES);
      const name = event.rawPath.split("/").at(-1) ?? "";
      const route = Object.hasOwn(routes, name) ? routes[name] : undefined;
      if (!route) throw new HttpFailureError({ kind: "route-not-found" });
      return serve(dependencies, event, { name, route, language });
    });
  return async (
    event: APIGatewayProxyEventV2,
    context: Context,
  ): Promise<APIGatewayProxyStructuredResultV2> => {
    const arrival = { throughCloudFront: false, reason: "no-proof" } as const;
    return inContext(requestContext(event, context, arrival), () => chain(event, context));
  };
}

interface Served {
  readonly name: string;
  readonly route: DeskRoute;
  readonly language: Language;
}

/** Whatever is refused is on record before it is answered, with as much of the call as is known by then. */
async function serve(
  { clock, subjectHash, audit }: DeskDependencies,
  event: APIGatewayProxyEventV2,
  { name, route, language }: Served,
): Promise<APIGatewayProxyStructuredResultV2> {
  const record = (kind: string, fields: Partial<AuditEvent>) =>
    audit({ ...fields, event: "desk.refused", outcome: "failure", detail: `${name}:${kind}` });
  const spoken = isOperatorLanguage(language) ? language : defaultLanguage;
  const answer = (problem: DeskProblem) => deskProblem(problem, spoken, clock());
  const operator = operatorOf(event);
  if (!operator) {
    record("operator-unknown", {});
    return answer({ kind: "operator-unknown" });
  }

  const { role } = operator;
  const operatorHash = await subjectHash("operator", operator.name);
  let known: Partial<AuditEvent> = { operatorHash, operatorRole: role };
  try {
    const sent = jsonBody(event);
    known = { ...known, ...deskReason.safeParse(sent).data };
    const outcome = await route(
      (why) => ({ ...why, operatorHash, role }),
      sent,
      event.pathParameters?.["id"] ?? "",
    );
    if (outcome.ok) return jsonResponse(outcome.value);
    record(outcome.failure.kind, { ...outcome.about, ...known });
    return answer(outcome.failure);
  } catch (error) {
    if (error instanceof HttpFailureError) record(error.failure.kind, known);
    throw error;
  }
}
