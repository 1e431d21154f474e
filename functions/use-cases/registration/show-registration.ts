import type { MailStatus } from "../../../contracts/registration.ts";
import { codeAttempts } from "../../../contracts/verification-code.ts";
import { mailStatusAt } from "../../domain/mail-status.ts";
import { codeRequestedAt, hasExpired, type Registration } from "../../domain/registration.ts";
import { type Outcome, ok } from "../outcome.ts";
import type { Clock, Registrations } from "../ports.ts";
import { type FlowProof, findOwned } from "./owned-registration.ts";

export interface RegistrationStatus {
  readonly registration: Registration;
  readonly expired: boolean;
  readonly attemptsLeft: number;
  readonly mailStatus: MailStatus;
}

/** Where a flow stands, for reload and resume. */
export async function showRegistration(
  dependencies: {
    readonly registrations: Registrations;
    readonly clock: Clock;
    readonly settings: { readonly resendCooldownSeconds: number };
  },
  proof: FlowProof,
): Promise<Outcome<RegistrationStatus, "flow-cookie-missing" | "registration-not-found">> {
  const found = await findOwned(dependencies, proof);
  if (!found.ok) return found;

  const { registration, code } = found.value;
  // A stored code with an earlier number is dead; the new one still has all its attempts.
  const attempts = code?.codeNumber === registration.codeNumber ? code.attempts : 0;
  const now = dependencies.clock();
  const mail = {
    stage: registration.mailStatus,
    isHandedOver: registration.state !== "requested",
    requestedAt: codeRequestedAt(registration, dependencies.settings.resendCooldownSeconds),
  };
  return ok({
    registration,
    expired: hasExpired(registration, now),
    attemptsLeft: codeAttempts - attempts,
    mailStatus: mailStatusAt(mail, now),
  });
}
