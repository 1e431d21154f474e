/**
 * The mails about accounts, and what decides whether they are sent. Somebody waits for a mail with a code: this module is
 * bundled on its own and loaded for the first of the others.
 */
export { sendAccountMail } from "../use-cases/mail/send-account-mail.ts";
