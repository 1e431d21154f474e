import { suggestEmail } from "../../contracts/email-suggestion.ts";
import { registrationAnswer, startAnswer } from "../../contracts/registration.ts";
import { receptionNumberOf } from "../domain/reception-number.ts";
import type { Registration } from "../domain/registration.ts";
import type { Begun } from "../use-cases/flow/begin-flow.ts";
import type { FlowStatus } from "../use-cases/flow/show-flow.ts";
import type { ApiRequest } from "./api-handler.ts";
import { acceptedFields, cookiesOfBegun, statusFields } from "./flow-answers.ts";
import type { ApiAnswer } from "./json-response.ts";

const accepted = (registration: Registration) => ({
  registrationId: registration.id,
  receptionNumber: receptionNumberOf(registration.id),
  ...acceptedFields(registration),
});

/** A mistyped domain is pointed out here and nowhere after: who has seen it and goes on means it. */
export function startedAnswer(
  begun: Begun<"registration">,
  request: Pick<ApiRequest, "flowCookies">,
): ApiAnswer {
  const emailSuggestion = suggestEmail(begun.flow.email);
  return {
    status: 202,
    body: startAnswer.parse({
      ...accepted(begun.flow),
      ...(emailSuggestion !== undefined && { emailSuggestion }),
    }),
    cookies: cookiesOfBegun("registration", begun, request),
  };
}

export const resentAnswer = (registration: Registration): ApiAnswer => ({
  status: 202,
  body: startAnswer.parse(accepted(registration)),
});

export const statusAnswer = (status: FlowStatus<"registration">): ApiAnswer => ({
  status: 200,
  body: registrationAnswer.parse({
    registrationId: status.flow.id,
    receptionNumber: receptionNumberOf(status.flow.id),
    accountType: status.flow.accountType,
    ...statusFields(status),
  }),
});
