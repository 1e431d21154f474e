import type { CallFailure } from "../client/failure.ts";
import type { Messages } from "../messages/messages.ts";

/** What to tell the registrant about a failed call; problems bring their own words in the language of the call. */
export function failureWords(
  failure: CallFailure,
  m: Pick<Messages, "failure">,
): { readonly title: string; readonly detail: string } {
  if (failure.problem) return failure.problem;
  const { offlineTitle, offlineDetail, unreachableTitle, unreachableDetail } = m.failure;
  return failure.code === "offline"
    ? { title: offlineTitle, detail: offlineDetail }
    : { title: unreachableTitle, detail: unreachableDetail };
}
