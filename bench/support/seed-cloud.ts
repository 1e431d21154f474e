/**
 * Fills a local cloud with what many others have left there: accounts with their users, registrations in flight with
 * their codes, mails to be sent. Straight into the emulators' files while the cloud is stopped: a hundred thousand of
 * each take seconds so, and a quarter of an hour as requests.
 */
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";
import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { create, createKey, type Json } from "dynalite/db/index.js";
import { hashPassword } from "local-cloud";
import type { MailMessage } from "../../contracts/messages.ts";
import { dynamoAccounts } from "../../functions/infra/dynamo-accounts.ts";
import { dynamoCodes } from "../../functions/infra/dynamo-codes.ts";
import { dynamoRegistrations } from "../../functions/infra/dynamo-flows.ts";
import { aCode, anAccount, aRegistration } from "../../testing/builders.ts";
import type { TestCloud } from "../../testing/cloud/cloud-process.ts";
import { queueOf } from "../../testing/drivers/control.ts";
import { operatorSettings, userPoolOf } from "../../testing/drivers/operator.ts";
import { examplePassword } from "../../testing/drivers/registrant.ts";
import { attributesOf, itemPut } from "./stored-items.ts";

const HALF_HOUR_MS = 30 * 60_000;
const DAY_MS = 24 * 3_600_000;
const ITEMS_AT_ONCE = 1000;

export interface SeededCloud {
  /** Starts the cloud again with a mail to be sent to each of the others in flight: a new code. */
  queueMails(): Promise<void>;
}

/** So many accounts with their users, and so many registrations with their codes; the cloud starts again with them. */
export async function seedCloud(cloud: TestCloud, count: number): Promise<SeededCloud> {
  const names = await namesIn(cloud);
  const others = Array.from({ length: count }, another);
  const data = join(cloud.stateDir, "data");
  await cloud.kill();
  await seedTables(join(data, "dynamodb/tables"), names, others);
  await seedUsers(join(data, "cognito.db"), names.userPool, others);
  await cloud.restart();
  return {
    async queueMails() {
      await cloud.kill();
      seedMails(join(data, "sqs/fauxqs.db"), names.mailQueue, others);
      await cloud.restart();
    },
  };
}

/** Somebody with an account, and somebody who has just asked for a second code. */
interface Other {
  readonly accountEmail: string;
  readonly accountId: string;
  readonly flowEmail: string;
  readonly registrationId: string;
}

const another = (_: unknown, index: number): Other => ({
  accountEmail: `account.${index}@growth.example.jp`,
  accountId: randomUUID(),
  flowEmail: `flow.${index}@growth.example.jp`,
  registrationId: randomBytes(16).toString("base64url"),
});

type Names = Awaited<ReturnType<typeof namesIn>>;

/** How CloudFormation has called them. */
async function namesIn(cloud: TestCloud) {
  const dynamo = new DynamoDBClient(operatorSettings(cloud));
  const { TableNames = [] } = await dynamo.send(new ListTablesCommand({}));
  dynamo.destroy();
  return {
    accounts: known(TableNames.find((name) => name.includes("Accounts"))),
    ephemeral: known(TableNames.find((name) => name.includes("Ephemeral"))),
    mailQueue: (await queueOf(cloud, "MailQueue")).name,
    userPool: known(await userPoolOf(cloud)),
  };
}

function known(name: string | undefined): string {
  if (name === undefined) throw new Error("The local cloud names its resources otherwise than expected.");
  return name;
}

async function seedTables(path: string, names: Names, others: readonly Other[]): Promise<void> {
  const store = create({ path });
  const getTable = promisify(store.getTable);
  const write = async (name: string, items: readonly Json[]) => {
    const table = await getTable(name);
    const puts = items.map((value) => ({ type: "put" as const, key: createKey(value, table), value }));
    const database = store.getItemDb(name);
    await promisify(database.batch.bind(database))(puts);
  };
  for (let from = 0; from < others.length; from += ITEMS_AT_ONCE) {
    const batch = await Promise.all(others.slice(from, from + ITEMS_AT_ONCE).map(itemsOf));
    await write(
      names.accounts,
      batch.map(({ account }) => account),
    );
    await write(
      names.ephemeral,
      batch.flatMap(({ registration, code }) => [registration, code]),
    );
  }
  await store.db.close();
}

/** As the functions' own stores write them. */
async function itemsOf({ accountEmail, accountId, flowEmail: email, registrationId: id }: Other) {
  const now = Date.now();
  const expiresAt = now + HALF_HOUR_MS;
  const account = anAccount({ accountId, email: accountEmail });
  const registration = aRegistration({
    id,
    email,
    codeNumber: 2,
    startedAt: now,
    expiresAt,
    deleteAt: now + DAY_MS,
  });
  const code = aCode({ flowId: id, codeNumber: 1, drawnAt: now, expiresAt });
  return {
    account: attributesOf(await itemPut((db) => dynamoAccounts(db, "").put(account))),
    registration: attributesOf(await itemPut((db) => dynamoRegistrations(db, "").create(registration))),
    code: attributesOf(await itemPut((db) => dynamoCodes(db, "").put(code, 0))),
  };
}

function inTransaction(database: DatabaseSync, run: () => void): void {
  database.exec("BEGIN");
  run();
  database.exec("COMMIT");
}

/** All have the same password. */
async function seedUsers(file: string, pool: string, others: readonly Other[]): Promise<void> {
  const password = await hashPassword(examplePassword);
  const database = new DatabaseSync(file);
  const insert = database.prepare(
    "INSERT INTO users (pool_id, username, login, attributes, password, status, enabled, created_at, modified_at) " +
      "VALUES (?, ?, ?, ?, ?, 'CONFIRMED', 1, ?, ?)",
  );
  inTransaction(database, () => {
    for (const { accountEmail: email, accountId } of others) {
      const attributes = { email, email_verified: "true", "custom:accountId": accountId };
      const now = Date.now();
      insert.run(pool, randomUUID(), email, JSON.stringify(attributes), password, now, now);
    }
  });
  database.close();
}

function seedMails(file: string, queue: string, others: readonly Other[]): void {
  const database = new DatabaseSync(file);
  const insert = database.prepare(
    "INSERT INTO sqs_messages (message_id, queue_name, body, md5_of_body, message_attributes, md5_of_message_attributes, " +
      "sent_timestamp) VALUES (?, ?, ?, ?, '{}', '', ?)",
  );
  inTransaction(database, () => {
    for (const { registrationId: flowId } of others) {
      const body = JSON.stringify({
        kind: "code",
        purpose: "registration",
        flowId,
        codeNumber: 2,
        emailHmac: "00".repeat(32),
      } satisfies MailMessage);
      const digest = createHash("md5").update(body).digest("hex");
      insert.run(randomUUID(), queue, body, digest, Date.now());
    }
  });
  database.close();
}
