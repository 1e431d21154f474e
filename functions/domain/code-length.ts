/**
 * The code grows instead of the door closing: whoever uses up the chances that short codes give gets long ones, and nobody
 * is refused for what others have guessed. The chances that remain are computed in docs/security.md.
 */
import { type CodeLength, codeLengths } from "../../contracts/verification-code.ts";

/** Up to which numbers, each inclusive, a code is short. */
export interface ShortCodes {
  readonly perDayPerMailbox: number;
  readonly perHourPerClient: number;
  readonly wrongCodesPerDayPerClient: number;
}

/** The numbers of whoever asks, with this code in them. */
export interface Asked {
  /** Codes for the mailbox today, and in the last half hour of yesterday: those that can be guessed today. */
  readonly mailboxCodesToday: number;
  readonly clientCodesInHour: number;
  readonly clientWrongCodesToday: number;
}

const [short, long] = codeLengths;

export const codeDigitsFor = (asked: Asked, upTo: ShortCodes): CodeLength =>
  asked.mailboxCodesToday <= upTo.perDayPerMailbox &&
  asked.clientCodesInHour <= upTo.perHourPerClient &&
  asked.clientWrongCodesToday <= upTo.wrongCodesPerDayPerClient
    ? short
    : long;
