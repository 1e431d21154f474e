import { renderAddressConfirmationMail } from "../../mails/address-confirmation-mail.ts";
import type { AskedMail, ProposalMail } from "../ports.ts";
import { proposalOf } from "./proposal-of.ts";
import { type LinkMailDependencies, sendLinkMail } from "./send-link-mail.ts";

/** Sends, at least once, the link that proves the mailbox which an account is to have; nobody at the desk sees it. */
export async function sendAddressConfirmation(
  dependencies: LinkMailDependencies,
  asked: AskedMail<ProposalMail>,
): Promise<"sent" | "superseded" | "too-early"> {
  const found = await proposalOf(dependencies, asked);
  if (typeof found === "string") return found;
  const { account, proposal } = found;
  const { proposalId: ref, correction, expiresAt } = proposal;
  if (!correction) return "superseded";
  return sendLinkMail(dependencies, account, {
    ...{ kind: "address-confirmation", purpose: "confirm-address", ref, expiresAt },
    ...{ to: correction.newEmail, flowId: correction.changeId },
    render: renderAddressConfirmationMail,
  });
}
