import type { InvocationOutcome } from "../lambda/outcome.ts";
import { type Answer, failedIntegration, refusal } from "./answer.ts";
import { toResponse } from "./payload-response.ts";

export type InvokeFunction = (functionArn: string, event: unknown) => Promise<InvocationOutcome>;

/** The function's answer, or the gateway's when the function fails or takes longer than `timeoutMs`. */
export async function integrate(
  invoke: InvokeFunction,
  route: { readonly functionArn: string; readonly timeoutMs: number },
  event: unknown,
): Promise<Answer> {
  const started = performance.now();
  const timer = Promise.withResolvers<"timed-out">();
  const timeout = setTimeout(timer.resolve, route.timeoutMs, "timed-out");
  const outcome = await Promise.race([
    invoke(route.functionArn, event).catch(() => "stopped" as const),
    timer.promise,
  ]);
  clearTimeout(timeout);
  const latencyMs = Math.round(performance.now() - started);
  if (outcome === "timed-out" || outcome === "stopped") {
    const errorMessage =
      outcome === "timed-out" ? "Endpoint request timed out" : "The local cloud is stopping";
    return failedIntegration(503, { latencyMs, status: 504, errorMessage });
  }
  return fromOutcome(outcome, latencyMs);
}

function fromOutcome(outcome: InvocationOutcome, latencyMs: number): Answer {
  const { requestId } = outcome;
  if (outcome.kind === "returned") {
    const response = toResponse(outcome.payload);
    if (response) return { response, integration: { latencyMs, status: 200, requestId } };
    const errorMessage =
      "The response from the Lambda function doesn't match the format that API Gateway expects";
    return failedIntegration(500, { latencyMs, status: 200, requestId, errorMessage });
  }
  const { errorMessage, errorType } = outcome.error;
  if (errorType === "RequestTooLargeException") {
    return { ...refusal("body-too-large"), integration: { latencyMs, status: 413, requestId, errorMessage } };
  }
  return failedIntegration(500, { latencyMs, status: 200, requestId, errorMessage });
}
