/** By when whoever asks for a mail before the write that it is about has made that write, or never will. */
export const MAIL_AHEAD_SECONDS = 11;
