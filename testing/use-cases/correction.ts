/** Somebody who cannot change the address of the account any more, and two at the desk who correct it. */
import type { Evidence } from "../../contracts/desk-words.ts";
import type { LinkPurpose } from "../../contracts/mail-links.ts";
import { MAIL_AHEAD_SECONDS } from "../../functions/domain/mail-ahead.ts";
import type { Proposal } from "../../functions/domain/proposal.ts";
import { approve } from "../../functions/use-cases/desk/decide.ts";
import type { DeskCall } from "../../functions/use-cases/desk/desk-call.ts";
import { propose } from "../../functions/use-cases/desk/propose.ts";
import { confirmAddress, objectToProposal } from "../../functions/use-cases/links/answer-proposal.ts";
import { granted, setup, type World } from "./setup.ts";

export const LOST = "hanako@example.jp";
export const RIGHT = "hanako.tama@example.jp";

export const proposer: DeskCall = {
  ...{ operatorHash: "0a", role: "supervisor", reason: "lost-mailbox", ticket: "T-1" },
};
export const approver: DeskCall = { ...proposer, operatorHash: "0b" };

export interface Correcting {
  readonly world: World;
  readonly accountId: string;
  readonly propose: (newEmail?: string, evidence?: Evidence) => ReturnType<typeof propose>;
  /** Proposes, and has the mails about it delivered. */
  readonly proposed: (newEmail?: string) => Promise<Proposal>;
  /** The token of the latest link of that purpose that was mailed. */
  readonly token: (purpose: LinkPurpose) => string;
  readonly confirm: (token?: string) => ReturnType<typeof confirmAddress>;
  readonly object: (token?: string) => ReturnType<typeof objectToProposal>;
  /** Of what was proposed, as the account has it. */
  readonly approve: (call?: DeskCall) => ReturnType<typeof approve>;
  /** Proposed, and confirmed by whoever has the new mailbox. */
  readonly confirmed: () => Promise<Proposal>;
}

export async function correcting(
  special: Parameters<World["completed"]>[0] = {},
  world: World = setup(),
): Promise<Correcting> {
  const { accountId } = await world.completed({ email: LOST, ...special });
  await world.deliverMails();
  const { dependencies } = world;
  const proposeIt = (newEmail = RIGHT, evidence: Evidence = "id-document") =>
    propose(dependencies, proposer, { accountId, kind: "correct-address", newEmail, evidence });
  const token = (purpose: LinkPurpose) => {
    const pattern = new RegExp(`/links/${purpose}#([\\w-]+)`);
    const texts = world.outbox.map(({ mail }) => pattern.exec(mail.text)?.[1]);
    return texts.findLast((found) => found !== undefined) ?? "";
  };
  const confirm = (pressed = token("confirm-address")) => confirmAddress(dependencies, { token: pressed });
  const proposed = async (newEmail = RIGHT) => {
    const proposal = granted(await proposeIt(newEmail));
    world.clock.advance(MAIL_AHEAD_SECONDS * 1000);
    await world.deliverMails();
    return proposal;
  };
  return {
    ...{ world, accountId, propose: proposeIt, proposed, token, confirm },
    object: (pressed = token("object")) => objectToProposal(dependencies, { token: pressed }),
    async approve(call = approver) {
      const { proposalId = "", digest = "" } = world.accounts.get(accountId)?.proposal ?? {};
      return approve(dependencies, call, { proposalId, digest });
    },
    async confirmed() {
      const proposal = await proposed();
      granted(await confirm());
      return proposal;
    },
  };
}
