/**
 * The mailbox that most providers deliver an address to: `hanako+shop@example.jp` comes to `hanako@example.jp`. Tagged
 * addresses are different users, and one mailbox to be protected from too many mails.
 */
export const canonicalMailbox = (email: string) => email.replace(/\+[^@]*@/, "@");
