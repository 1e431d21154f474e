/**
 * Mails that are asked for before the write that they are about, so that no write goes without its mail. By when whoever asks
 * has made that write, or nearly always never will.
 */
export const MAIL_AHEAD_SECONDS = 11;

/** Longer than any function can run, and than a write that nobody waits for any more can take. */
const PATIENCE_MS = 30_000;

/** What becomes of a mail whose write is not there: it is looked for once more, or was never made. */
export const notWritten = (queuedAt: number, now: number): "too-early" | "superseded" =>
  queuedAt > now - PATIENCE_MS ? "too-early" : "superseded";
