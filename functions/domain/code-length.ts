/**
 * Codes grow where asks would have to be refused: whoever uses up the chances that short codes give gets long ones, and nobody
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
  /** Codes for the mailbox today, and at the end of yesterday: those that can be guessed today. */
  readonly mailboxCodesToday: number;
  readonly clientCodesInHour: number;
  readonly clientWrongCodesToday: number;
}

const [short, long] = codeLengths;

/**
 * How late after it was asked for a code may be drawn and still be short: as long as its mail is tried without anybody's
 * help (mail-status.ts). One whose request comes back from the dead letters would be guessed beside those of another day.
 */
export const SHORT_CODE_DRAWN_WITHIN_MINUTES = 6;

/** The length of a code that is drawn now, of the length that was decided when it was asked for. */
export const digitsOnceDrawn = (decided: CodeLength, waitedMs: number): CodeLength =>
  waitedMs > SHORT_CODE_DRAWN_WITHIN_MINUTES * 60_000 ? long : decided;

export const codeDigitsFor = (asked: Asked, upTo: ShortCodes): CodeLength =>
  asked.mailboxCodesToday <= upTo.perDayPerMailbox &&
  asked.clientCodesInHour <= upTo.perHourPerClient &&
  asked.clientWrongCodesToday <= upTo.wrongCodesPerDayPerClient
    ? short
    : long;
