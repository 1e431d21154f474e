/**
 * SESv2: own, on SQLite. The account is out of the sandbox, so any recipient will do, the mailbox simulator's
 * (`…@simulator.amazonses.com`) too; every mail ends in the inbox page, and what becomes of it is published as events.
 */
import { join } from "node:path";
import type { Clock } from "../../cloud/clock.ts";
import { startInbox } from "../../inbox/inbox.ts";
import type { InboxSettings } from "../../inbox/words.ts";
import { listenOnLoopback } from "../../listening/loopback-server.ts";
import type { Properties } from "../properties.ts";
import { inTransaction, openDatabase } from "../shared/database.ts";
import { describeAccount, describeIdentity } from "./descriptions.ts";
import { createEventDestinations } from "./event-destinations.ts";
import { openEventOutbox, type Publish } from "./event-outbox.ts";
import { createFeedback, type Feedback } from "./feedback.ts";
import { dkimAttributes, openIdentities } from "./identities.ts";
import { openMailStore, SCHEMA } from "./mail-store.ts";
import { prepareMail } from "./send-email.ts";
import { answerSes } from "./server.ts";
import type { StoredMail } from "./stored-mail.ts";

export type { StoredMail } from "./stored-mail.ts";

export interface SesOptions {
  readonly dataDir: string;
  /** Port of the inbox page on 127.0.0.1; 0 takes a free one. */
  readonly inboxPort: number;
  /** @default English, UTC */
  readonly inbox?: InboxSettings;
  readonly clock: Clock;
  readonly region: string;
  readonly accountId: string;
}

export interface Ses {
  readonly url: string;
  readonly inboxUrl: string;
  /** Verifies the domain or address of an `AWS::SES::EmailIdentity` at once, as finished DNS would. */
  ensureIdentity(properties: Properties): Promise<{
    readonly name: string;
    readonly arn: string;
    /** `DkimDNSTokenName1` … `DkimDNSTokenValue3`. */
    readonly attributes: Readonly<Record<string, string>>;
  }>;
  /** The set of an `AWS::SES::ConfigurationSet`; `Name` must be among the properties. */
  ensureConfigurationSet(properties: Properties): Promise<{ readonly name: string; readonly arn: string }>;
  /** Has the events of an `AWS::SES::ConfigurationSetEventDestination` published. */
  ensureEventDestination(properties: Properties): Promise<void>;
  /** Where events go, those still waiting from an earlier start first. What is returned ends it for good. */
  publishTo(publish: Publish): () => Promise<void>;
  /** What becomes of mails, and how to change that. */
  readonly feedback: Pick<Feedback, "raise" | "plan" | "planned" | "forgetPlans">;
  /** Every mail in the order of sending. */
  mails(): readonly StoredMail[];
  /** Forgets every mail, as `POST /clear-store` does. */
  clear(): void;
  close(): Promise<void>;
}

export async function startSes(options: SesOptions): Promise<Ses> {
  const { clock, region, accountId } = options;
  const database = openDatabase(join(options.dataDir, "mails.db"), 2, SCHEMA);
  const identities = openIdentities(database);
  const store = openMailStore(database);
  const outbox = openEventOutbox(database);
  const destinations = createEventDestinations();
  const feedback = createFeedback({ outbox, destinations, clock, region, accountId });
  const sendEmail = (request: unknown) => {
    const mail = prepareMail({ identities, clock, region }, request);
    inTransaction(database, () => {
      store.add(mail);
      feedback.sent(mail);
    });
    outbox.wake();
    return { MessageId: mail.messageId };
  };
  const inbox = await startInbox({ store, port: options.inboxPort, ...options.inbox });
  const operations = {
    sendEmail,
    getAccount: () => describeAccount(store, clock.now()),
    getEmailIdentity: (name: string) => describeIdentity(identities, name),
  };
  const server = await listenOnLoopback((request, response) => answerSes(operations, request, response));
  const arnPrefix = `arn:aws:ses:${region}:${accountId}`;

  return {
    url: server.url,
    inboxUrl: inbox.url,
    async ensureIdentity(properties) {
      const name = identities.ensureIdentity(properties);
      return { name, arn: `${arnPrefix}:identity/${name}`, attributes: dkimAttributes(name) };
    },
    async ensureConfigurationSet(properties) {
      const name = identities.ensureConfigurationSet(properties);
      return { name, arn: `${arnPrefix}:configuration-set/${name}` };
    },
    async ensureEventDestination(properties) {
      destinations.ensure(properties);
    },
    publishTo(publish) {
      outbox.publishTo(publish);
      return () => outbox.stop();
    },
    feedback,
    mails: () => store.all(),
    clear: () => store.clear(),
    async close() {
      await Promise.all([server.close(), inbox.close(), outbox.stop()]);
      database.close();
    },
  };
}
