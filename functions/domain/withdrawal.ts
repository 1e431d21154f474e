/** By when whoever asks for a mail before the write that it is about has made that write, or never will. */
export const WITHDRAWAL_MAIL_DELAY_SECONDS = 11;

/** How much later an account ends when an application is open as its time has come. */
export const POSTPONEMENT_DAYS = 7;
