import { startReset as newReset } from "../../domain/password-reset.ts";
import { type BeginDependencies, type BeginRequest, type Begun, beginFlow } from "../flow/begin-flow.ts";
import type { Outcome } from "../outcome.ts";

/**
 * Starts a password reset. Every address is served alike, registered or not, and gets one mail: a code, or the reason
 * why there is none. What is known of the address is looked up by the mail function alone.
 */
export async function startReset(
  dependencies: BeginDependencies<"reset">,
  request: BeginRequest,
): Promise<Outcome<Begun<"reset">, "limit-reached" | "idempotency-key-reused">> {
  return beginFlow(dependencies, request, {
    flowOf: newReset,
    isSame: () => true,
    record: ({ id: flowId }, emailFields) =>
      dependencies.audit({
        event: "password.reset-requested",
        outcome: "success",
        flowId,
        ...emailFields,
      }),
  });
}
