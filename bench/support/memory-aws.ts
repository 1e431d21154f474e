/**
 * An AWS in memory, on a free port of this machine, that answers at once and consistently all that a registration asks
 * for. The conditions of writes are not judged: nobody competes here, and nothing is refused.
 */
import { randomUUID } from "node:crypto";
import { type LoopbackAws, queued, SECRET_VALUE, serveAws } from "./loopback-aws.ts";
import { type Item, type UpdateInput, updated } from "./update-expression.ts";

export interface Message {
  readonly queueUrl: string;
  readonly body: string;
}

export interface Mail {
  readonly messageId: string;
  readonly text: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** What Cognito sends to its PreSignUp trigger. */
export interface SignUp {
  readonly userAttributes: Readonly<Record<string, string>>;
  readonly clientMetadata: Readonly<Record<string, string>>;
}

export interface MemoryAws extends LoopbackAws {
  /** How many calls were answered. */
  calls(): number;
  /** What was sent since it was taken last. */
  takeMessages(): Message[];
  takeMails(): Mail[];
}

type Pairs = readonly { readonly Name: string; readonly Value: string }[];

/** A request of any operation, as far as it is read. */
interface Input extends UpdateInput {
  readonly TableName: string;
  readonly Item: Item;
  readonly Key: Item;
  readonly ReturnValues?: string;
  readonly QueueUrl: string;
  readonly MessageBody: string;
  readonly Username: string;
  readonly UserAttributes: Pairs;
  readonly ClientMetadata: Readonly<Record<string, string>>;
  readonly RequestItems: Readonly<Record<string, { readonly Keys: readonly Item[] }>>;
  readonly Entries: readonly unknown[];
  readonly Content: { readonly Simple: { readonly Body: { readonly Text: { readonly Data: string } } } };
  readonly EmailTags: Pairs;
}

interface Memory {
  readonly partitions: Map<string, Map<string, Item>>;
  readonly users: Map<string, Pairs>;
  readonly messages: Message[];
  readonly mails: Mail[];
  readonly signUp: (event: SignUp) => Promise<unknown>;
}

/** The items of a partition by their sort key; a table without one has a single item in each. */
function partition({ partitions }: Memory, table: string, key: Item): Map<string, Item> {
  const name = `${table} ${(key["pk"] ?? key["accountId"])?.["S"]}`;
  const items = partitions.get(name) ?? new Map<string, Item>();
  partitions.set(name, items);
  return items;
}

const sortKey = (key: Item) => String(key["sk"]?.["S"]);

const recordOf = (pairs: Pairs) => Object.fromEntries(pairs.map(({ Name, Value }) => [Name, Value]));

const operations: Readonly<
  Record<string, (memory: Memory, input: Input) => Promise<object> | object | undefined>
> = {
  GetItem: (memory, { TableName, Key }) => ({ Item: partition(memory, TableName, Key).get(sortKey(Key)) }),
  BatchGetItem(memory, { RequestItems }) {
    const found = ([table, { Keys }]: [string, { readonly Keys: readonly Item[] }]) => [
      table,
      Keys.flatMap((key) => partition(memory, table, key).get(sortKey(key)) ?? []),
    ];
    return { Responses: Object.fromEntries(Object.entries(RequestItems).map(found)), UnprocessedKeys: {} };
  },
  Query(memory, { TableName, ExpressionAttributeValues: values = {} }) {
    const items = [...partition(memory, TableName, { pk: values[":pk"] ?? {} }).values()];
    return { Items: items, Count: items.length };
  },
  PutItem(memory, { TableName, Item: item }) {
    partition(memory, TableName, item).set(sortKey(item), item);
    return {};
  },
  UpdateItem(memory, { TableName, Key, ReturnValues, ...update }) {
    const items = partition(memory, TableName, Key);
    const item = updated(items.get(sortKey(Key)) ?? Key, update);
    items.set(sortKey(Key), item);
    return ReturnValues === "ALL_NEW" ? { Attributes: item } : {};
  },
  GetSecretValue: () => SECRET_VALUE,
  PutEvents: (_, { Entries }) => ({
    FailedEntryCount: 0,
    Entries: Entries.map(() => ({ EventId: randomUUID() })),
  }),
  SendMessage({ messages }, { QueueUrl, MessageBody }) {
    messages.push({ queueUrl: QueueUrl, body: MessageBody });
    return queued(MessageBody);
  },
  AdminGetUser({ users }, { Username }) {
    const UserAttributes = users.get(Username);
    return UserAttributes && { Username, UserAttributes };
  },
  async SignUp({ users, signUp }, { Username, UserAttributes, ClientMetadata }) {
    await signUp({ userAttributes: recordOf(UserAttributes), clientMetadata: ClientMetadata });
    users.set(Username, UserAttributes);
    return { UserConfirmed: true, UserSub: randomUUID() };
  },
  SendEmail({ mails }, { Content, EmailTags }) {
    const messageId = randomUUID();
    mails.push({ messageId, text: Content.Simple.Body.Text.Data, tags: recordOf(EmailTags) });
    return { MessageId: messageId };
  },
};

/** Starts it; `signUp` is the PreSignUp trigger. */
export async function startMemoryAws(signUp: Memory["signUp"]): Promise<MemoryAws> {
  const memory: Memory = { partitions: new Map(), users: new Map(), messages: [], mails: [], signUp };
  let calls = 0;
  const server = await serveAws((operation, body) => {
    calls += 1;
    const perform = operations[operation];
    if (perform === undefined) throw new Error(`the AWS in memory does not know ${operation}`);
    // The only client is the SDK, which is trusted.
    return perform(memory, JSON.parse(body) as Input);
  });
  return {
    ...server,
    calls: () => calls,
    takeMessages: () => memory.messages.splice(0),
    takeMails: () => memory.mails.splice(0),
  };
}
