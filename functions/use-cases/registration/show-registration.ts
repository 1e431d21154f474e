import type { MailStatus } from "../../../contracts/registration.ts";
import { codeAttempts } from "../../../contracts/verification-code.ts";
import { mailStatusAt } from "../../domain/mail-status.ts";
import { codeRequestedAt, hasExpired, type Registration } from "../../domain/registration.ts";
import { type Outcome, ok } from "../outcome.ts";
import type { Clock, Registrations } from "../ports.ts";
import { type FlowProof, findOwned } from "./owned-registration.ts";

export interface RegistrationStatus {
  readonly registration: Registration;
  /** The latest code has been drawn, to be sent at once. */
  readonly isCodeSent: boolean;
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
  const now = dependencies.clock();
  // A stored code with an earlier number is dead; the new one still has all its attempts.
  const drawn = code?.codeNumber === registration.codeNumber ? code : undefined;
  const mail = {
    stage: registration.mailStatus,
    requestedAt: codeRequestedAt(registration, dependencies.settings.resendCooldownSeconds),
    ...(drawn && { drawnAt: drawn.drawnAt }),
    wasRead: registration.state !== "requested",
  };
  return ok({
    registration,
    isCodeSent: registration.state === "requested" && drawn !== undefined,
    expired: hasExpired(registration, now),
    attemptsLeft: codeAttempts - (drawn?.attempts ?? 0),
    mailStatus: mailStatusAt(mail, now),
  });
}
