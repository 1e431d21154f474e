import type { CodeLength } from "../../../contracts/verification-code.ts";
import { canonicalMailbox } from "../../domain/canonical-mailbox.ts";
import { networkOf } from "../../domain/client-ip.ts";
import { codeDigitsFor, type ShortCodes } from "../../domain/code-length.ts";
import type { ReachedLimit } from "../../domain/limit.ts";
import type { LimitsAt } from "../../domain/limits.ts";
import type { FlowPurpose } from "../../domain/one-time-code.ts";
import { askTallies } from "../../domain/tallies.ts";
import type { Limits, SubjectHash } from "../ports.ts";

export interface AskDependencies {
  readonly limits: Limits;
  readonly subjectHash: SubjectHash;
  readonly settings: {
    readonly codeMinutes: number;
    readonly shortCodes: ShortCodes;
    readonly limits: LimitsAt<"ask">;
  };
}

/** Who asks: for which address, from where. */
export interface Asker {
  readonly email: string;
  readonly clientIp: string;
  /** Of what is begun, or goes on, with the code. */
  readonly flowId?: string;
}

/** What an ask that is let through means for the code. */
export interface Asked {
  readonly codeDigits: CodeLength;
  /** Hash of the client's network: wrong codes are counted for whoever asked for the right one. */
  readonly askedFrom: string;
}

/**
 * Counts an ask for a code, of whatever kind: at the start, again, or for a mail that may be stuck. What is counted also
 * says how long the code is to be.
 */
export async function askForCode(
  { limits, subjectHash, settings }: AskDependencies,
  { purpose, email, clientIp, flowId }: { readonly purpose: FlowPurpose } & Asker,
  now: number,
): Promise<Asked | { readonly refused: ReachedLimit }> {
  const network = networkOf(clientIp);
  const askedFrom = await subjectHash("client", network.name);
  const mailbox = await subjectHash("canonical-mailbox", canonicalMailbox(email));
  const { codeMinutes } = settings;
  const client = { hash: askedFrom, network };
  const tallies = askTallies(settings.limits, { purpose, client, mailbox, codeMinutes, flowId });

  const ofClient = await limits.count(tallies.client, now);
  if (ofClient.refused) return ofClient;
  const ofMail = await countMail(limits, tallies, now);
  if (ofMail.refused) return ofMail;

  const asked = {
    mailboxCodesToday: ofMail.mailboxCodesToday,
    clientCodesInHour: ofClient.counts.hour,
    clientWrongCodesToday: ofClient.counts.wrongCodes,
  };
  return { codeDigits: codeDigitsFor(asked, settings.shortCodes), askedFrom };
}

/** Counts a mail with a code for its mailbox and for everybody, whoever asked for it. */
export async function countMail(
  limits: Limits,
  { mailbox, everybody }: Pick<ReturnType<typeof askTallies>, "mailbox" | "everybody">,
  now: number,
) {
  const ofMailbox = await limits.count(mailbox, now);
  if (ofMailbox.refused) return ofMailbox;
  const ofAll = await limits.count(everybody, now);
  if (ofAll.refused) return ofAll;
  return { refused: undefined, mailboxCodesToday: ofMailbox.counts.day + ofMailbox.carried };
}
