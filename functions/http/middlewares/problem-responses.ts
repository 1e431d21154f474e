import type { MiddlewareObj } from "@middy/core";
import type { APIGatewayProxyEventV2, Context } from "aws-lambda";
import type { Language } from "../../../contracts/language.ts";
import { currentContext } from "../../audit/request-context.ts";
import type { Audit } from "../../use-cases/ports.ts";
import { answerLanguage } from "../accept-language.ts";
import { type HttpFailure, HttpFailureError } from "../http-failure.ts";
import { problemResponse } from "../problem-response.ts";
import { rejectionEvent } from "../rejection-event.ts";
import { isTemporary } from "../temporary-error.ts";

/** Answers whatever was thrown as a problem document, and records in the audit trail what was rejected before its use case. */
export const problemResponses = (
  audit: Audit,
  languages: readonly Language[],
): MiddlewareObj<APIGatewayProxyEventV2> => ({
  async onError(request) {
    const { event, context, error } = request;
    const failure = failureOf(error, context);
    const rejection = rejectionEvent(failure);
    if (rejection) audit(rejection);
    const language = answerLanguage(event.headers["accept-language"], languages);
    request.response = await failureResponse(failure, language, context);
  },
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
