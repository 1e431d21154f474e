import { suggestEmail } from "../../contracts/email-suggestion.ts";
import { handoverInvitedAnswer } from "../../contracts/handover.ts";
import type { HandoverInvitation } from "../domain/account.ts";
import type { ApiAnswer } from "./json-response.ts";

/** A mistyped domain is pointed out here and nowhere after: who has seen it withdraws the invitation, or means it. */
export function handoverStartedAnswer({ handoverId, email, expiresAt }: HandoverInvitation): ApiAnswer {
  const emailSuggestion = suggestEmail(email);
  return {
    status: 202,
    body: handoverInvitedAnswer.parse({
      ...{ handoverId, state: "invited", email, expiresAt: new Date(expiresAt).toISOString() },
      ...(emailSuggestion !== undefined && { emailSuggestion }),
    }),
  };
}
