import { meAnswer } from "../../contracts/me-answer.ts";
import { type Account, openHandover } from "../domain/account.ts";
import { receptionNumberOf } from "../domain/reception-number.ts";
import { announcedTerms, isAcceptancePending, type Terms } from "../domain/terms.ts";
import type { ApiAnswer } from "./json-response.ts";

/** The signed-in user's own account, as My page shows it, and what its owner has to decide or to know. */
export function accountAnswer(account: Account, terms: Terms, now = Date.now()): ApiAnswer {
  const { accountId, registrationId, accountType, email, profile } = account;
  const { statusAt = 0, erasesAt } = account;
  const handover = openHandover(account, now);
  const announced = announcedTerms(terms, now);
  const body = meAnswer.parse({
    accountId,
    receptionNumber: receptionNumberOf(registrationId),
    accountType,
    email,
    profile,
    ...(isAcceptancePending(account, terms, now) && { pending: ["terms"] }),
    ...(erasesAt !== undefined && {
      withdrawal: {
        requestedAt: new Date(statusAt).toISOString(),
        erasesAt: new Date(erasesAt).toISOString(),
      },
    }),
    ...(handover && {
      handover: {
        handoverId: handover.handoverId,
        email: handover.email,
        expiresAt: new Date(handover.expiresAt).toISOString(),
      },
    }),
    ...(announced && {
      termsNotice: { version: announced.version, effectiveFrom: announced.effectiveFrom },
    }),
  });
  return { status: 200, body };
}
