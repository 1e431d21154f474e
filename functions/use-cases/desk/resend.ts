import { type CodeTimes, renewCode } from "../../domain/code-flow.ts";
import { codeDigitsFor, type ShortCodes } from "../../domain/code-length.ts";
import type { LimitsAt } from "../../domain/limits.ts";
import type { Registration } from "../../domain/registration.ts";
import { deskResendTally } from "../../domain/tallies.ts";
import type {
  Audit,
  Clock,
  EmailHash,
  Limits,
  MailQueue,
  ReceptionNumbers,
  Registrations,
  SubjectHash,
} from "../ports.ts";
import { type DeskCall, type DeskOutcome, ok, recordsOf, refuse, refuseLimit } from "./desk-call.ts";
import { findRegistration, type TargetKey } from "./find-target.ts";
import { countForMailbox } from "./new-address.ts";

export interface DeskResendDependencies {
  readonly clock: Clock;
  readonly receptionNumbers: ReceptionNumbers;
  readonly registrations: Pick<Registrations, "apply">;
  readonly limits: Limits;
  readonly emailHash: EmailHash;
  readonly subjectHash: SubjectHash;
  readonly mailQueue: Pick<MailQueue, "requestCode">;
  readonly audit: Audit;
  readonly settings: CodeTimes & {
    readonly shortCodes: ShortCodes;
    readonly limits: LimitsAt<"ask"> & LimitsAt<"desk-resend">;
  };
}

/**
 * Has a new code sent to the address of a registration, as its registrant would: the same transition, and the same numbers
 * of the mailbox and of everybody. Who guesses wrong is counted for whoever asked for the code before. Nobody at the desk
 * sees it.
 */
export async function resend(
  dependencies: DeskResendDependencies,
  call: DeskCall,
  key: Pick<TargetKey, "registrationId" | "receptionNumber">,
): Promise<DeskOutcome<Registration>> {
  const { clock, registrations, limits, emailHash, mailQueue, audit, settings } = dependencies;
  const found = await findRegistration(dependencies, key);
  if (!found) return refuse({ kind: "not-found" });
  const { registration } = found;
  const { id: registrationId, flowHash, askedFrom, codeNumber } = registration;
  const now = clock();
  const about = { registrationId, ...(await emailHash(registration.email)) };
  const refusal = refusalOf(registration, now);
  if (refusal) return refuse(refusal, about);
  const own = await limits.count(deskResendTally(settings.limits, registrationId), now);
  if (own.refused) return refuseLimit(own.refused, about);
  const asked = await countAsk(dependencies, registration, now);
  if (asked.refused) return refuseLimit(asked.refused, about);

  const { codeDigits } = asked;
  const change = renewCode({ now, flowHash, codeNumber, codeDigits, askedFrom, ...settings });
  const renewed = await registrations.apply(registrationId, change);
  if (!renewed.applied) {
    const { current } = renewed;
    return refuse((current && refusalOf(current, now)) ?? { kind: "not-found" }, about);
  }
  const { emailHmac } = about;
  const { codeNumber: next } = renewed.item;
  recordsOf(audit, call)("desk.resent", { ...about, codeNumber: next });
  await mailQueue.requestCode({
    ...{ purpose: "registration", flowId: registrationId },
    ...{ codeNumber: next, emailHmac },
  });
  audit({ event: "mail.queued", outcome: "success", reason: "code", ...about, codeNumber: next });
  return ok(renewed.item);
}

/** Counts the mail for its mailbox and for everybody; the limit of the desk itself is `deskResendTally`. */
async function countAsk(dependencies: DeskResendDependencies, { email }: Registration, now: number) {
  const ofMail = await countForMailbox(dependencies, { purpose: "registration", email }, now);
  if (ofMail.refused) return ofMail;
  const { mailboxCodesToday } = ofMail;
  const asked = { mailboxCodesToday, clientCodesInHour: 0, clientWrongCodesToday: 0 };
  return { refused: undefined, codeDigits: codeDigitsFor(asked, dependencies.settings.shortCodes) };
}

function refusalOf({ state, resendAvailableAt }: Registration, now: number) {
  if (state !== "requested" && state !== "verified") return { kind: "wrong-state", state } as const;
  if (resendAvailableAt > now)
    return { kind: "limit-reached", limit: "resend-cooldown", retryAt: resendAvailableAt } as const;
  return undefined;
}
