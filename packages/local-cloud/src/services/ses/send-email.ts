/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html */
import { randomUUID } from "node:crypto";
import * as z from "zod";
import type { Clock } from "../../cloud/clock.ts";
import { ServiceError } from "../shared/service-error.ts";
import { type Mailbox, parseMailbox } from "./address.ts";
import type { Identities } from "./identities.ts";
import type { StoredMail } from "./stored-mail.ts";

const MOST_RECIPIENTS = 50;
const addresses = z.array(z.string()).default([]);
const text = z.strictObject({ Data: z.string(), Charset: z.string().optional() });
const word = z.string().regex(/^[\w-]{1,256}$/, "only ASCII letters, digits, _ and -, at most 256");
const header = z
  .strictObject({
    Name: z.string().regex(/^[!-9;-~]{1,126}$/, "only printable ASCII without a colon, at most 126"),
    Value: z.string().regex(/^[ -~]{0,995}$/, "only printable ASCII, at most 995"),
  })
  .refine(({ Name, Value }) => Name.length + Value.length <= 996, "name and value together at most 996");

/** Strict: `Raw`, `Template`, `Attachments` and the like are refused by name. */
const shape = z.strictObject({
  FromEmailAddress: z.string(),
  Destination: z.strictObject({ ToAddresses: addresses, CcAddresses: addresses, BccAddresses: addresses }),
  ReplyToAddresses: addresses,
  Content: z.strictObject({
    Simple: z.strictObject({
      Subject: text,
      Body: z
        .strictObject({ Text: text.optional(), Html: text.optional() })
        .refine(({ Text, Html }) => (Text ?? Html) !== undefined, "Text or Html is required"),
      Headers: z.array(header).max(15).default([]),
    }),
  }),
  EmailTags: z
    .array(z.strictObject({ Name: word, Value: word }))
    .max(50)
    .default([]),
  ConfigurationSetName: z.string().optional(),
});

type Input = z.output<typeof shape>;

export interface Sender {
  readonly identities: Identities;
  readonly clock: Clock;
  readonly region: string;
}

/** Checks the request as SES does, in its order of complaints, and makes the mail that will be stored. */
export function prepareMail(sender: Sender, request: unknown): StoredMail {
  const parsed = shape.safeParse(request);
  if (!parsed.success) throw badRequest(parsed.error.issues.map(explain).join("; "));
  const input = parsed.data;
  const identity = sender.identities.find(checkAddresses(input).address);
  if (identity === undefined) throw notVerified(sender.region, input.FromEmailAddress);
  const set = input.ConfigurationSetName ?? identity.defaultSet;
  if (set !== undefined) checkConfigurationSet(sender.identities, set);
  return compose(input, set, sender);
}

/** The parsed sender. */
function checkAddresses(input: Input): Mailbox {
  const { ToAddresses: to, CcAddresses: cc, BccAddresses: bcc } = input.Destination;
  const recipients = [...to, ...cc, ...bcc];
  if (recipients.length === 0) throw badRequest("Destination: at least one recipient is required");
  if (recipients.length > MOST_RECIPIENTS) throw badRequest(`Recipient count exceeds ${MOST_RECIPIENTS}.`);
  const from = parseMailbox(input.FromEmailAddress);
  const invalid = [...recipients, ...input.ReplyToAddresses].find((each) => parseMailbox(each) === undefined);
  if (from === undefined) throw badRequest(`Illegal address: ${input.FromEmailAddress}`);
  if (invalid !== undefined) throw badRequest(`Illegal address: ${invalid}`);
  if (/[\r\n]/.test(input.Content.Simple.Subject.Data))
    throw badRequest("The subject can't have line breaks.");
  return from;
}

function checkConfigurationSet(identities: Identities, name: string): void {
  const set = identities.findConfigurationSet(name);
  if (set === undefined) {
    throw new ServiceError("NotFoundException", `Configuration set <${name}> does not exist.`, 404);
  }
  if (!set.sendingEnabled) {
    throw new ServiceError("SendingPausedException", `Sending is paused for configuration set <${name}>.`);
  }
}

function compose(input: Input, set: string | undefined, { clock, region }: Sender): StoredMail {
  const { Subject, Body, Headers } = input.Content.Simple;
  const { ToAddresses: to, CcAddresses: cc, BccAddresses: bcc } = input.Destination;
  const now = clock.now();
  // SES's own ids go on with "-000000", which a reader of the mails would take for a code.
  const messageId = `0106${now.toString(16).padStart(12, "0")}-${randomUUID()}`;
  const seen: Record<string, string> = {
    From: input.FromEmailAddress,
    "Reply-To": input.ReplyToAddresses.join(", "),
    To: to.join(", "),
    Cc: cc.join(", "),
    Subject: Subject.Data,
    Date: new Date(now).toUTCString(),
    "Message-ID": `<${messageId}@${region}.amazonses.com>`,
  };
  return {
    messageId,
    from: input.FromEmailAddress,
    replyTo: input.ReplyToAddresses,
    destination: { to, cc, bcc },
    subject: Subject.Data,
    body: {
      ...(Body.Text === undefined ? {} : { text: Body.Text.Data }),
      ...(Body.Html === undefined ? {} : { html: Body.Html.Data }),
    },
    headers: [
      ...Object.entries(seen).flatMap(([name, value]) => (value === "" ? [] : { name, value })),
      ...Headers.map(({ Name, Value }) => ({ name: Name, value: Value })),
    ],
    tags: input.EmailTags.map(({ Name, Value }) => ({ name: Name, value: Value })),
    attachments: [],
    ...(set === undefined ? {} : { configurationSet: set }),
    at: now / 1000,
  };
}

function explain(issue: z.core.$ZodIssue): string {
  const path = issue.path.join(".");
  if (issue.code !== "unrecognized_keys") return `${path}: ${issue.message}`;
  const names = issue.keys.map((key) => [path, key].filter((part) => part !== "").join("."));
  return `${names.join(", ")} is not emulated by the local cloud`;
}

function badRequest(message: string): ServiceError {
  return new ServiceError("BadRequestException", message);
}

function notVerified(region: string, from: string): ServiceError {
  const message = "Email address is not verified. The following identities failed the check in region";
  return new ServiceError("MessageRejected", `${message} ${region.toUpperCase()}: ${from}`);
}
