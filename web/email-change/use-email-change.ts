import { type EmailChangeStanding, showEmailChange } from "../client/email-changes.ts";
import { type KeptFlowHandle, useKeptFlow } from "../flow/use-kept-flow.ts";
import { navigate } from "../router/location.ts";
import { emailChangeDraft } from "../storage/email-change-draft.ts";
import { emailChangeId } from "../storage/flow-ids.ts";

export type EmailChangeHandle = KeptFlowHandle<EmailChangeStanding>;

/** Where the change of address of this browser stands. */
export const useEmailChange = (): EmailChangeHandle => useKeptFlow(emailChangeId.read, showEmailChange);

/** `verified`: the code was right, and yet the change did not come about. It is given once more. */
const open: ReadonlySet<string> = new Set(["requested", "code-sent", "verified", "expired"]);

/** The change that waits for its code. */
export const openChange = ({ flow }: EmailChangeHandle): EmailChangeStanding | undefined =>
  flow.state === "ready" && open.has(flow.standing.state) ? flow.standing : undefined;

/** Nothing is left to do, or to be typed. */
export function forgetChange(): void {
  emailChangeId.forget();
  emailChangeDraft.forget();
}

export function finishChange(): void {
  forgetChange();
  navigate("/mypage/email/done", { replace: true, note: "applied" });
}
