import { emailChangeAnswer, emailChangeStartAnswer } from "../../contracts/email-change.ts";
import { suggestEmail } from "../../contracts/email-suggestion.ts";
import type { EmailChange } from "../domain/email-change.ts";
import type { Begun } from "../use-cases/flow/begin-flow.ts";
import type { FlowStatus } from "../use-cases/flow/show-flow.ts";
import type { ApiRequest } from "./api-handler.ts";
import { acceptedFields, cookiesOfBegun, statusFields } from "./flow-answers.ts";
import type { ApiAnswer } from "./json-response.ts";

const accepted = (change: EmailChange) => ({ changeId: change.id, ...acceptedFields(change) });

export const emailChangeResentAnswer = (change: EmailChange): ApiAnswer => ({
  status: 202,
  body: emailChangeStartAnswer.parse(accepted(change)),
});

/** A mistyped domain is pointed out here and nowhere after: who has seen it and goes on means it. */
export function emailChangeStartedAnswer(
  begun: Begun<"email-change">,
  request: Pick<ApiRequest, "flowCookies">,
): ApiAnswer {
  const emailSuggestion = suggestEmail(begun.flow.email);
  return {
    status: 202,
    body: emailChangeStartAnswer.parse({
      ...accepted(begun.flow),
      ...(emailSuggestion !== undefined && { emailSuggestion }),
    }),
    cookies: cookiesOfBegun("email-change", begun, request),
  };
}

export const emailChangeStatusAnswer = (status: FlowStatus<"email-change">): ApiAnswer => ({
  status: 200,
  body: emailChangeAnswer.parse({ changeId: status.flow.id, ...statusFields(status) }),
});
