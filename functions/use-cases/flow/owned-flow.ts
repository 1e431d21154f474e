import { withCode } from "../../domain/code-flow.ts";
import type { FlowPurpose, IssuedCode } from "../../domain/one-time-code.ts";
import { tokenHash } from "../../domain/secret-token.ts";
import { fail, ok } from "../outcome.ts";
import type { Clock, FlowOf, Flows } from "../ports.ts";
import { type NotFound, notFoundOf } from "./flow-kinds.ts";

/** What a caller shows to prove that a flow is theirs: the id is in the URL, the secret in the cookie. */
export interface FlowProof {
  readonly id: string;
  readonly flowSecret: string | undefined;
}

interface Owned<P extends FlowPurpose> {
  readonly flow: FlowOf<P>;
  readonly code?: IssuedCode;
  readonly flowHash: string;
}

export type Found<T, P extends FlowPurpose> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: NotFound<P> | { readonly kind: "flow-cookie-missing" } };

/**
 * Finds the caller's flow. One that is another's, gone or unknown is answered alike, so that an id alone reveals nothing.
 */
export async function findOwned<P extends FlowPurpose>(
  { flows, clock }: { readonly flows: Pick<Flows<P>, "purpose" | "findWithCode">; readonly clock: Clock },
  { id, flowSecret }: FlowProof,
): Promise<Found<Owned<P>, P>> {
  if (flowSecret === undefined) return fail({ kind: "flow-cookie-missing" });
  const flowHash = tokenHash(flowSecret);
  const found = await flows.findWithCode(id);
  if (!found || found.flow.flowHash !== flowHash || found.flow.deleteAt <= clock()) {
    return fail(notFoundOf[flows.purpose]);
  }
  return ok({ ...found, flow: withCode(found.flow, found.code), flowHash });
}
