import { suggestEmail } from "../../contracts/email-suggestion.ts";
import { registrationAnswer, startAnswer } from "../../contracts/registration.ts";
import { LIFETIME_MS, type Registration } from "../domain/registration.ts";
import type { Standing } from "../use-cases/registration/show-registration.ts";
import type { Started } from "../use-cases/registration/start-registration.ts";
import type { ApiAnswer } from "./api-handler.ts";
import { FLOW_COOKIE, setCookie } from "./cookies.ts";

const instant = (epochMs: number) => new Date(epochMs).toISOString();

function accepted({ id, state, email, expiresAt, resendAvailableAt }: Registration) {
  const emailSuggestion = suggestEmail(email);
  return startAnswer.parse({
    registrationId: id,
    state,
    email,
    expiresAt: instant(expiresAt),
    resendAvailableAt: instant(resendAvailableAt),
    ...(emailSuggestion !== undefined && { emailSuggestion }),
  });
}

export const startedAnswer = ({ registration, flowSecret }: Started): ApiAnswer => ({
  status: 202,
  body: accepted(registration),
  cookies: [setCookie(FLOW_COOKIE, flowSecret, LIFETIME_MS / 1000)],
});

export const resentAnswer = (registration: Registration): ApiAnswer => ({
  status: 202,
  body: accepted(registration),
});

export const standingAnswer = ({ registration, expired, attemptsLeft, mailStatus }: Standing): ApiAnswer => ({
  status: 200,
  body: registrationAnswer.parse({
    registrationId: registration.id,
    accountType: registration.accountType,
    state: expired ? "expired" : registration.state,
    email: registration.email,
    issue: registration.codeNumber,
    expiresAt: instant(registration.expiresAt),
    resendAvailableAt: instant(registration.resendAvailableAt),
    attemptsLeft,
    mail: { status: mailStatus },
  }),
});
