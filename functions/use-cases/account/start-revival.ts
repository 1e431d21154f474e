import { startRevival as newRevival } from "../../domain/revival.ts";
import { type BeginDependencies, type BeginRequest, type Begun, beginFlow } from "../flow/begin-flow.ts";
import type { Outcome } from "../outcome.ts";

/**
 * Starts the revival of a dormant account. Every address is served alike, dormant or not, registered or not, and gets one
 * mail: a code, or the reason why there is none. What is known of the address is looked up by the mail function alone.
 */
export async function startRevival(
  dependencies: BeginDependencies<"revive">,
  request: BeginRequest,
): Promise<Outcome<Begun<"revive">, "limit-reached" | "idempotency-key-reused">> {
  return beginFlow(dependencies, request, {
    flowOf: newRevival,
    isSame: () => true,
    record: ({ id: flowId }, emailFields) =>
      dependencies.audit({
        event: "account.revival-requested",
        outcome: "success",
        flowId,
        ...emailFields,
      }),
  });
}
