import * as z from "zod/mini";
import type { Localized } from "../../contracts/language.ts";
import type { Mailer } from "../use-cases/ports.ts";
import { type AwsClient, awsClient } from "./aws-clients.ts";
import { SendEmailCommand } from "./aws-commands.ts";
import { mailTags } from "./mail-tags.ts";

export const ses = () => awsClient("ses");

/** From whom mails come, as the environment states it. */
export const mailSender = (env: {
  readonly MAIL_SENDER: string;
  readonly MAIL_CONFIGURATION_SET: string;
  readonly SETTINGS: { readonly serviceName: Localized };
}) => ({
  sender: env.MAIL_SENDER,
  senderName: env.SETTINGS.serviceName,
  configurationSet: env.MAIL_CONFIGURATION_SET,
});

interface MailSender {
  readonly sender: string;
  /** As what mails of a language show their sender. */
  readonly senderName: Localized;
  readonly configurationSet: string;
}

const Charset = "UTF-8";

/** RFC 3834: no out-of-office message answers, and no mailing list takes it for a person's. */
const Headers = [{ Name: "Auto-Submitted", Value: "auto-generated" }];

/** Sends through SES from the municipality's mailbox, under its configuration set. */
export const sesMailer = (
  client: AwsClient<"ses">,
  { sender, senderName, configurationSet }: MailSender,
): Mailer => ({
  async send(to, mail, about) {
    const { MessageId } = await client.send(
      new SendEmailCommand({
        FromEmailAddress: `${encodedWord(senderName[mail.language])} <${sender}>`,
        Destination: { ToAddresses: [to].flat() },
        ConfigurationSetName: configurationSet,
        Content: {
          Simple: {
            Subject: { Data: mail.subject, Charset },
            Body: { Text: { Data: mail.text, Charset }, Html: { Data: mail.html, Charset } },
            Headers,
          },
        },
        EmailTags: Object.entries(mailTags(about)).map(([Name, Value]) => ({ Name, Value })),
      }),
    );
    return { messageId: z.string().parse(MessageId) };
  },
});

/** A display name beyond ASCII stands as RFC 2047 encoded words, each of at most 75 characters. */
const encodedWord = (name: string) =>
  inPieces(name, 45)
    .map((piece) => `=?UTF-8?B?${Buffer.from(piece, "utf8").toString("base64")}?=`)
    .join(" ");

function inPieces(text: string, maxBytes: number): string[] {
  const pieces = [""];
  for (const char of text) {
    const last = pieces.at(-1) ?? "";
    if (Buffer.byteLength(last + char) <= maxBytes) pieces[pieces.length - 1] = last + char;
    else pieces.push(char);
  }
  return pieces;
}
