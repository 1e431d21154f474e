import type { EmailHash } from "../use-cases/ports.ts";
import type { DynamoDBDocumentClient } from "./dynamo-documents.ts";
import { dynamoMailRecords } from "./dynamo-mail-records.ts";
import { pacedMailer } from "./paced-mailer.ts";
import { recordedMailer } from "./recorded-mailer.ts";
import { mailSender, ses, sesMailer } from "./ses-mailer.ts";

type Environment = Parameters<typeof mailSender>[0] & {
  readonly MAIL_SPACING_MS: number;
  readonly EPHEMERAL_TABLE: string;
};

/** Who takes the mails of a queue's message in every function that sends some, at the pace that the function has. */
export const mailer = (
  env: Environment,
  { db, emailHash }: { readonly db: DynamoDBDocumentClient; readonly emailHash: EmailHash },
) =>
  recordedMailer(pacedMailer(sesMailer(ses(), mailSender(env)), env.MAIL_SPACING_MS), {
    mailRecords: dynamoMailRecords(db, env.EPHEMERAL_TABLE),
    emailHash,
    clock: Date.now,
  });
