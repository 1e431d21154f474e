/** The mails that one registrant gets. */
export interface ReceivedMail {
  readonly subject: string;
  /** The part in plain text. */
  readonly text: string;
}

export interface Inbox {
  /** The registrant's address. */
  readonly email: string;
  /** Where it is, for whoever looks for a mail that is missing. */
  readonly name: string;
  /** All that have come so far, in any order. */
  mails(): Promise<readonly ReceivedMail[]>;
}
