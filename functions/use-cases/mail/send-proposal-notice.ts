import { renderProposalMail } from "../../mails/proposal-mail.ts";
import type { AskedMail, ProposalMail } from "../ports.ts";
import { proposalOf } from "./proposal-of.ts";
import { type LinkMailDependencies, sendLinkMail } from "./send-link-mail.ts";

/** Sends the owner of an account, at least once, what the desk proposes of it, with the link by which they object. */
export async function sendProposalNotice(
  dependencies: LinkMailDependencies,
  asked: AskedMail<ProposalMail>,
): Promise<"sent" | "superseded" | "too-early"> {
  const found = await proposalOf(dependencies, asked);
  if (typeof found === "string") return found;
  const { account, proposal } = found;
  const { proposalId: ref, expiresAt, proposedAt, correction } = proposal;
  const proposed = { at: new Date(proposedAt), ...(correction && { newEmail: correction.newEmail }) };
  return sendLinkMail(dependencies, account, {
    ...{ kind: "proposal-notice", purpose: "object", ref, expiresAt, to: account.email },
    render: (facts, ...how) => renderProposalMail({ ...facts, ...proposed }, ...how),
  });
}
