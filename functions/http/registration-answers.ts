import { suggestEmail } from "../../contracts/email-suggestion.ts";
import { registrationAnswer, startAnswer } from "../../contracts/registration.ts";
import { LIFETIME_MS, type Registration } from "../domain/registration.ts";
import type { RegistrationStatus } from "../use-cases/registration/show-registration.ts";
import type { Started } from "../use-cases/registration/start-registration.ts";
import type { ApiRequest } from "./api-handler.ts";
import { clearCookie, flowCookie, flowCookiesToClear, setCookie } from "./cookies.ts";
import type { ApiAnswer } from "./json-response.ts";

const instant = (epochMs: number) => new Date(epochMs).toISOString();

const accepted = ({ id, state, email, startedAt, browser, expiresAt, resendAvailableAt }: Registration) => ({
  registrationId: id,
  state,
  email,
  startedAt: instant(startedAt),
  browser,
  expiresAt: instant(expiresAt),
  resendAvailableAt: instant(resendAvailableAt),
});

/** A mistyped domain is pointed out here and nowhere after: who has seen it and goes on means it. */
export function startedAnswer(
  { registration, flowSecret }: Started,
  { flowCookies }: Pick<ApiRequest, "flowCookies">,
): ApiAnswer {
  const emailSuggestion = suggestEmail(registration.email);
  return {
    status: 202,
    body: startAnswer.parse({
      ...accepted(registration),
      ...(emailSuggestion !== undefined && { emailSuggestion }),
    }),
    cookies: [
      setCookie(flowCookie(registration.id), flowSecret, LIFETIME_MS / 1000),
      ...flowCookiesToClear(flowCookies, registration.id).map(clearCookie),
    ],
  };
}

export const resentAnswer = (registration: Registration): ApiAnswer => ({
  status: 202,
  body: startAnswer.parse(accepted(registration)),
});

export const statusAnswer = ({
  registration,
  isCodeSent,
  expired,
  attemptsLeft,
  mailStatus,
}: RegistrationStatus): ApiAnswer => ({
  status: 200,
  body: registrationAnswer.parse({
    registrationId: registration.id,
    accountType: registration.accountType,
    state: expired ? "expired" : isCodeSent ? "code-sent" : registration.state,
    email: registration.email,
    issue: registration.codeNumber,
    startedAt: instant(registration.startedAt),
    browser: registration.browser,
    expiresAt: instant(registration.expiresAt),
    resendAvailableAt: instant(registration.resendAvailableAt),
    attemptsLeft,
    mail: { status: mailStatus },
  }),
});
