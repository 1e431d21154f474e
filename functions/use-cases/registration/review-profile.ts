import type { TypedProfile } from "../../../contracts/profile.ts";
import { hasExpired } from "../../domain/code-flow.ts";
import type { Registration } from "../../domain/registration.ts";
import { type FlowProof, findOwned } from "../flow/owned-flow.ts";
import { fail, type Outcome } from "../outcome.ts";
import { type FormSettings, parseProfile } from "../parse-profile.ts";
import type { Audit, Clock, Registrations } from "../ports.ts";

export interface FormDependencies extends FormSettings {
  readonly clock: Clock;
  readonly registrations: Registrations;
  readonly audit: Audit;
}

type ReviewFailureKind =
  | "flow-cookie-missing"
  | "registration-not-found"
  | "expired"
  | "not-verified"
  | "completion-in-progress"
  | "already-completed"
  | "already-registered"
  | "unknown-member"
  | "invalid-input";

/** The form as it will be stored, or everything that is wrong with it at once. */
export async function reviewProfile(
  dependencies: FormDependencies,
  { profile, ...proof }: FlowProof & { readonly profile: unknown },
): Promise<Outcome<TypedProfile, ReviewFailureKind>> {
  const { clock, registrations: flows } = dependencies;
  const found = await findOwned({ flows, clock }, proof);
  if (!found.ok) return found;

  const { flow: registration } = found.value;
  const failure = refuseForm(dependencies, registration);
  if (failure) return fail({ kind: failure });
  const { accountType } = registration;
  return parseProfile(dependencies, { accountType, profile, base: "/profile" });
}

/**
 * Why a registration takes no form now; it takes one from the right code until the half hour ends. Nothing happens at
 * that moment: the audit trail records when somebody comes too late.
 */
export function refuseForm(
  { clock, audit }: Pick<FormDependencies, "clock" | "audit">,
  registration: Registration,
) {
  const { id: registrationId, codeNumber, state } = registration;
  if (state === "completing") return "completion-in-progress";
  if (state === "completed") return "already-completed";
  if (state === "duplicate") return "already-registered";
  if (hasExpired(registration, clock())) {
    audit({
      event: "registration.expired",
      outcome: "failure",
      reason: "form-refused",
      registrationId,
      codeNumber,
    });
    return "expired";
  }
  return state === "verified" ? undefined : "not-verified";
}
