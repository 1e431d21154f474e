import { pacedMailer } from "./paced-mailer.ts";
import { mailSender, ses, sesMailer } from "./ses-mailer.ts";

/** Who takes the mails of every function that sends some, at the pace that the function has. */
export const mailer = (env: Parameters<typeof mailSender>[0] & { readonly MAIL_SPACING_MS: number }) =>
  pacedMailer(sesMailer(ses(), mailSender(env)), env.MAIL_SPACING_MS);
