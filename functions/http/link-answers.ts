import type { output } from "zod/mini";
import {
  addressConfirmationAnswer,
  emailUndoAnswer,
  type linkRequest,
  objectionAnswer,
} from "../../contracts/link-calls.ts";
import { type UndoEmailChangeDependencies, undoEmailChange } from "../use-cases/email/undo-email-change.ts";
import {
  type AnswerProposalDependencies,
  confirmAddress,
  objectToProposal,
} from "../use-cases/links/answer-proposal.ts";
import { unwrap } from "./api-handler.ts";

/** What the links of mails do that are pressed once, by the path of the call. */
export const linkAnswers = (
  dependencies: UndoEmailChangeDependencies & AnswerProposalDependencies,
): Readonly<Record<string, (link: output<typeof linkRequest>) => Promise<object>>> => ({
  "/api/links/email-undo": async (link) =>
    emailUndoAnswer.parse(unwrap(await undoEmailChange(dependencies, link))),
  "/api/links/object": async (link) => {
    unwrap(await objectToProposal(dependencies, link));
    return objectionAnswer.parse({ state: "rejected" });
  },
  "/api/links/confirm-address": async (link) => {
    unwrap(await confirmAddress(dependencies, link));
    return addressConfirmationAnswer.parse({ state: "confirmed" });
  },
});
