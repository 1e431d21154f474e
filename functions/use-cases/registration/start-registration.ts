import type * as z from "zod/mini";
import type { startRequest } from "../../../contracts/registration.ts";
import { start } from "../../domain/registration.ts";
import { type Terms, termsInForce } from "../../domain/terms.ts";
import { type BeginDependencies, type BeginRequest, type Begun, beginFlow } from "../flow/begin-flow.ts";
import { fail, type Outcome } from "../outcome.ts";

export interface StartDependencies extends BeginDependencies<"registration"> {
  readonly settings: BeginDependencies<"registration">["settings"] & Terms;
}

export type StartRequest = z.infer<typeof startRequest> & BeginRequest;

/**
 * Starts a registration. Every address is served alike, registered or not: the mail function decides which mail
 * is sent.
 */
export async function startRegistration(
  dependencies: StartDependencies,
  request: StartRequest,
): Promise<Outcome<Begun<"registration">, "terms-outdated" | "limit-reached" | "idempotency-key-reused">> {
  const { audit, clock, settings } = dependencies;
  const terms = termsInForce(settings, clock());
  if (request.termsVersion !== terms.version) {
    return fail({ kind: "terms-outdated", currentVersion: terms.version });
  }
  const { accountType, termsVersion } = request;
  return beginFlow(dependencies, request, {
    flowOf: (fields) => start({ ...fields, accountType, termsVersion, termsSha256: terms.sha256 }),
    isSame: (begun) => begun.accountType === accountType && begun.termsVersion === termsVersion,
    record: ({ id: registrationId, termsVersion, termsSha256 }, emailFields) => {
      // Recorded before the mail is asked for, without which nobody gets any further: no account is without these two.
      const auditFields = { outcome: "success", registrationId, ...emailFields } as const;
      audit({ event: "terms.accepted", ...auditFields, termsVersion, termsSha256 });
      audit({ event: "registration.started", ...auditFields, accountType, language: request.language });
    },
  });
}
