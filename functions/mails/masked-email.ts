/**
 * An address as its owner recognises it and nobody else learns it: `hanako@example.jp` is `ha***@example.jp`. Of a
 * mailbox's name of one or two letters, one is shown.
 */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf("@");
  return `${email.slice(0, at > 2 ? 2 : 1)}***${email.slice(at)}`;
}
