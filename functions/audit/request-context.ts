/**
 * What is being served, for whoever writes a log line or a queue message while it is: set once as the function is invoked
 * (functions/http/request-context.ts, functions/infra/queue-handler.ts), carried along by Node.js. The messages of one
 * batch are handled at once in one process, so each has a context of its own.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { correlationId } from "../../contracts/audit.ts";

export interface RequestContext {
  /** The id that Lambda gave this invocation of the function. */
  readonly requestId: string;
  /** The request that caused all this, perhaps queues ago. */
  readonly correlationId: string;
  /** The client's address and the hash of its user agent, where a client is at hand. */
  readonly srcIp?: string;
  readonly userAgentHash?: string;
}

const contexts = new AsyncLocalStorage<RequestContext>();

/** Does the work, and all that it awaits, in a context. */
export const inContext = <T>(context: RequestContext, work: () => T): T => contexts.run(context, work);

/** The context of the caller; none outside of an invocation. */
export const currentContext = (): RequestContext | undefined => contexts.getStore();

/**
 * An id of API Gateway or CloudFront as a correlation id: without the `=` at its end, which no tag of a mail may hold
 * (https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageTag.html). `undefined` if it is no such id.
 */
export function toCorrelationId(given: string | undefined): string | undefined {
  const { data } = correlationId.safeParse(given?.replace(/=+$/, ""));
  return data;
}
