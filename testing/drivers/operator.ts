/** What really stands in tables, user pool and queues, seen with the operator's key, which may do anything. */
import {
  CognitoIdentityProviderClient,
  ListUsersCommand,
  paginateListUsers,
} from "@aws-sdk/client-cognito-identity-provider";
import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import {
  ReceiveMessageCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from "@aws-sdk/client-sqs";
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, paginateScan } from "@aws-sdk/lib-dynamodb";
import type { TestCloud } from "../cloud/cloud-process.ts";
import { permissionsOf } from "./control.ts";

type Table = "ephemeral" | "accounts";
type Item = Readonly<Record<string, unknown>>;

export interface User {
  readonly userSub: string | undefined;
  readonly accountId: string | undefined;
  /** Whether the address is. */
  readonly isVerified: boolean;
}

export interface Operator {
  items(table: Table): Promise<Item[]>;
  put(table: Table, item: Item): Promise<void>;
  /** Deletes the item with this key. */
  remove(table: Table, key: Item): Promise<void>;
  /** Ids of the accounts with this address. */
  accountsOf(email: string): Promise<unknown[]>;
  /** Users of the pool with this address. */
  usersOf(email: string): Promise<number>;
  /** All users of the pool. */
  users(): Promise<User[]>;
  /** Leaves a message in a queue. */
  post(queueUrl: string, body: string): Promise<void>;
  /** Bodies of up to ten messages; they stay hidden from others for a second. */
  peek(queueUrl: string): Promise<string[]>;
  /** Lets messages that are received from now on come back after this time, if nobody deletes them. */
  bringBackAfter(queueUrl: string, seconds: number): Promise<void>;
  /** Moves dead letters back to the queue that they came from. */
  redrive(deadLetters: { readonly name: string }): Promise<void>;
  close(): void;
}

/** For any SDK client with the operator's key. */
export const operatorSettings = ({ awsUrl }: TestCloud) => ({
  endpoint: awsUrl,
  region: "ap-northeast-1",
  credentials: { accessKeyId: "LOCALADMINTEST", secretAccessKey: "any" },
});

export function anOperator(cloud: TestCloud): Operator {
  const settings = operatorSettings(cloud);
  const dynamo = new DynamoDBClient(settings);
  const documents = DynamoDBDocumentClient.from(dynamo);
  const users = new CognitoIdentityProviderClient(settings);
  const sqs = new SQSClient({ ...settings, useQueueUrlAsEndpoint: false });

  const tables = once(() => dynamo.send(new ListTablesCommand({})));
  const pool = once(() => userPoolOf(cloud));
  const nameOf = async (table: Table): Promise<string | undefined> =>
    (await tables()).TableNames?.find((name) => name.toLowerCase().includes(table));

  async function items(table: Table): Promise<Item[]> {
    const TableName = await nameOf(table);
    const input = { TableName, ConsistentRead: true };
    const found: Item[] = [];
    for await (const { Items = [] } of paginateScan({ client: documents }, input)) found.push(...Items);
    return found;
  }

  return {
    items,
    async put(table, item) {
      await documents.send(new PutCommand({ TableName: await nameOf(table), Item: { ...item } }));
    },
    async remove(table, key) {
      await documents.send(new DeleteCommand({ TableName: await nameOf(table), Key: { ...key } }));
    },
    accountsOf: async (email) =>
      (await items("accounts")).filter((item) => item["email"] === email).map((item) => item["accountId"]),
    async usersOf(email) {
      const UserPoolId = await pool();
      const { Users = [] } = await users.send(
        new ListUsersCommand({ UserPoolId, Filter: `email = "${email}"` }),
      );
      return Users.length;
    },
    async users() {
      const found: User[] = [];
      const input = { UserPoolId: await pool() };
      for await (const { Users = [] } of paginateListUsers({ client: users }, input)) {
        for (const { Attributes = [] } of Users) {
          const attribute = (name: string) => Attributes.find(({ Name }) => Name === name)?.Value;
          found.push({
            userSub: attribute("sub"),
            accountId: attribute("custom:accountId"),
            isVerified: attribute("email_verified") === "true",
          });
        }
      }
      return found;
    },
    async post(QueueUrl, MessageBody) {
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
    },
    async peek(QueueUrl) {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 1 }),
      );
      return Messages.map(({ Body = "" }) => Body);
    },
    async bringBackAfter(QueueUrl, seconds) {
      const Attributes = { VisibilityTimeout: String(seconds) };
      await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
    },
    async redrive({ name }) {
      const SourceArn = `arn:aws:sqs:ap-northeast-1:000000000000:${name}`;
      await sqs.send(new StartMessageMoveTaskCommand({ SourceArn }));
    },
    close() {
      for (const client of [dynamo, users, sqs]) client.destroy();
    },
  };
}

/** What does not change is asked for once. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= ask();
    return answer;
  };
}

/** The pool that functions are allowed to use. */
export async function userPoolOf(cloud: TestCloud): Promise<string | undefined> {
  const permissions = await permissionsOf(cloud);
  const arn = permissions.find(({ action }) => action === "cognito-idp:AdminGetUser")?.resource;
  return arn?.split("/").at(-1);
}
