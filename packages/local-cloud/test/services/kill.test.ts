import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import {
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { DynamoDBClient, PutItemCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import {
  GetSecretValueCommand,
  RotateSecretCommand,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { describe, expect, it } from "@jest/globals";
import * as z from "zod";
import { clientOf } from "./support/fixtures.ts";
import { ownFolder } from "./support/own-folder.ts";

const SCRIPT = new URL("support/all-emulators.ts", import.meta.url).pathname;
const started = z.object({
  urls: z.record(z.enum(["dynamoDb", "sqs", "ses", "inbox", "secrets", "cognito"]), z.string()),
  queue: z.string(),
  secret: z.string(),
  pool: z.string(),
  client: z.string(),
});

/** Numbers from 0, as text. */
const numbers = (count: number) => Array.from({ length: count }, (_each, index) => String(index));

// Each test starts two processes, on a machine that may be busy.

describe("after kill -9", () => {
  const scratch = ownFolder(start, kill);
  let child: ChildProcess;
  let clients: ReturnType<typeof clientsOf>;
  let stack: z.output<typeof started>;

  async function start() {
    child = spawn(process.execPath, [SCRIPT, scratch.folder], { stdio: ["ignore", "pipe", "inherit"] });
    if (child.stdout === null) throw new Error("The child has no stdout.");
    const [line] = await once(createInterface(child.stdout), "line");
    stack = started.parse(JSON.parse(line));
    clients = clientsOf(stack.urls);
  }

  async function kill() {
    for (const client of Object.values(clients)) client.destroy();
    child.kill("SIGKILL");
    await once(child, "exit");
  }

  const clientsOf = (urls: z.output<typeof started>["urls"]) => ({
    dynamoDb: new DynamoDBClient(clientOf(urls.dynamoDb)),
    sqs: new SQSClient({ ...clientOf(urls.sqs), useQueueUrlAsEndpoint: false }),
    ses: new SESv2Client(clientOf(urls.ses)),
    secrets: new SecretsManagerClient(clientOf(urls.secrets)),
    cognito: new CognitoIdentityProviderClient(clientOf(urls.cognito)),
  });

  async function receiveAll(): Promise<string[]> {
    const bodies = new Set<string>();
    for (;;) {
      const wanted = {
        QueueUrl: stack.queue,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: 60,
        WaitTimeSeconds: 2,
      };
      const { Messages = [] } = await clients.sqs.send(new ReceiveMessageCommand(wanted));
      if (Messages.length === 0) return [...bodies];
      for (const { Body = "" } of Messages) bodies.add(Body);
    }
  }

  it("every acknowledged message is delivered, those in flight too", async () => {
    const send = (MessageBody: string) =>
      clients.sqs.send(new SendMessageCommand({ QueueUrl: stack.queue, MessageBody }));
    await Promise.all(numbers(50).map(send));
    await clients.sqs.send(new ReceiveMessageCommand({ QueueUrl: stack.queue, MaxNumberOfMessages: 10 }));
    await kill();
    await start();
    expect((await receiveAll()).sort()).toEqual(numbers(50).sort());
  });

  it("every acknowledged item is there", async () => {
    const put = (id: string) =>
      clients.dynamoDb.send(new PutItemCommand({ TableName: "accounts", Item: { accountId: { S: id } } }));
    await Promise.all(numbers(50).map(put));
    await kill();
    await start();
    const { Count } = await clients.dynamoDb.send(new ScanCommand({ TableName: "accounts" }));
    expect(Count).toBe(50);
  });

  it("every acknowledged mail is in the inbox", async () => {
    const send = (Data: string) =>
      clients.ses.send(
        new SendEmailCommand({
          FromEmailAddress: "no-reply@example.jp",
          Destination: { ToAddresses: ["taro@example.jp"] },
          Content: { Simple: { Subject: { Data }, Body: { Text: { Data } } } },
        }),
      );
    await Promise.all(numbers(20).map(send));
    await kill();
    await start();
    const stored = z.object({ emails: z.array(z.object({ subject: z.string() })) });
    const { emails } = stored.parse(await (await fetch(`${stack.urls.inbox}/store`)).json());
    expect(emails.map(({ subject }) => subject).sort()).toEqual(numbers(20).sort());
  });

  it("users, ids and secrets are the same", async () => {
    const signUp = { ClientId: stack.client, Username: "taro@example.jp", Password: "correct-horse-1" };
    const { UserSub } = await clients.cognito.send(new SignUpCommand(signUp));
    await clients.secrets.send(new RotateSecretCommand({ SecretId: stack.secret }));
    const read = () => clients.secrets.send(new GetSecretValueCommand({ SecretId: stack.secret }));
    const { SecretString, VersionId } = await read();
    const { urls: _before, ...ids } = stack;
    await kill();
    await start();
    expect(stack).toMatchObject(ids);
    expect(await read()).toMatchObject({ SecretString, VersionId });
    const wanted = { UserPoolId: stack.pool, Username: "taro@example.jp" };
    expect((await clients.cognito.send(new AdminGetUserCommand(wanted))).Username).toBe(UserSub);
  });
});
