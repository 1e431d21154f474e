import type { Mail } from "../../functions/mails/mail.ts";
import type { Mailer, MailSubject } from "../../functions/use-cases/ports.ts";

export interface SentMail {
  readonly to: string;
  readonly mail: Mail;
  readonly about: MailSubject;
  readonly messageId: string;
}

/** A mail service that keeps what it was handed. */
export function fakeMailer() {
  const outbox: SentMail[] = [];
  const port: Mailer = {
    async send(to, mail, about) {
      const messageId = `ses-${outbox.length + 1}`;
      outbox.push({ to: [to].flat().join(", "), mail, about, messageId });
      return { messageId };
    },
  };
  return { outbox, port };
}
