import type { IssuedCode } from "../../domain/one-time-code.ts";
import { type Registration, withCode } from "../../domain/registration.ts";
import { tokenHash } from "../../domain/secret-token.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import type { Clock, Registrations } from "../ports.ts";

/** What a caller shows to prove that a flow is theirs: the id is in the URL, the secret in the cookie. */
export interface FlowProof {
  readonly id: string;
  readonly flowSecret: string | undefined;
}

type Owned = { readonly registration: Registration; readonly code?: IssuedCode; readonly flowHash: string };

/**
 * Finds the caller's registration. One that is another's, gone or unknown is answered alike, so that an id alone
 * reveals nothing.
 */
export async function findOwned(
  { registrations, clock }: { readonly registrations: Registrations; readonly clock: Clock },
  { id, flowSecret }: FlowProof,
): Promise<Outcome<Owned, "flow-cookie-missing" | "registration-not-found">> {
  if (flowSecret === undefined) return fail({ kind: "flow-cookie-missing" });
  const flowHash = tokenHash(flowSecret);
  const found = await registrations.findWithCode(id);
  if (!found || found.registration.flowHash !== flowHash || found.registration.deleteAt <= clock()) {
    return fail({ kind: "registration-not-found" });
  }
  return ok({ ...found, registration: withCode(found.registration, found.code), flowHash });
}
