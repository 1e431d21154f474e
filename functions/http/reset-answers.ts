import { resetAnswer, resetStartAnswer } from "../../contracts/password-reset.ts";
import type { PasswordReset } from "../domain/password-reset.ts";
import type { Begun } from "../use-cases/flow/begin-flow.ts";
import type { FlowStatus } from "../use-cases/flow/show-flow.ts";
import type { ApiRequest } from "./api-handler.ts";
import { acceptedFields, cookiesOfBegun, statusFields } from "./flow-answers.ts";
import type { ApiAnswer } from "./json-response.ts";

export const resetResentAnswer = (reset: PasswordReset): ApiAnswer => ({
  status: 202,
  body: resetStartAnswer.parse({ resetId: reset.id, ...acceptedFields(reset) }),
});

export const resetStartedAnswer = (
  begun: Begun<"reset">,
  request: Pick<ApiRequest, "flowCookies">,
): ApiAnswer => ({ ...resetResentAnswer(begun.flow), cookies: cookiesOfBegun("reset", begun, request) });

export const resetStatusAnswer = (status: FlowStatus<"reset">): ApiAnswer => ({
  status: 200,
  body: resetAnswer.parse({ resetId: status.flow.id, ...statusFields(status) }),
});
