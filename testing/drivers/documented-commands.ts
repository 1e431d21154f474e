/** The commands of docs/deploy.md and docs/runbook.md, and those of them that an operator can give the local cloud. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  CloudWatchLogsClient,
  CreateLogStreamCommand,
  FilterLogEventsCommand,
  PutLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import {
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import {
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from "@aws-sdk/client-secrets-manager";
import { GetAccountCommand, GetEmailIdentityCommand, SESv2Client } from "@aws-sdk/client-sesv2";
import {
  GetQueueAttributesCommand,
  ListMessageMoveTasksCommand,
  ReceiveMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from "@aws-sdk/client-sqs";
import * as z from "zod";
import type { TestCloud } from "../cloud/cloud-process.ts";
import { projectRoot } from "../project-root.ts";
import { operatorSettings } from "./operator.ts";

const documents = ["deploy.md", "runbook.md"].map((name) =>
  readFileSync(join(projectRoot, "docs", name), "utf8"),
);

const shell = documents.flatMap((text) =>
  [...text.matchAll(/^ *```sh\n([\s\S]*?)^ *```/gm)].map(([, block = ""]) => block),
);

/** `sqs receive-message`, `cdk deploy`, `npm run audit`: of the blocks and of what stands in backticks within a sentence. */
export const documentedCommands: readonly string[] = [
  ...new Set(
    documents.flatMap((text) =>
      [...text.matchAll(/\b(?:aws ([a-z0-9]+[a-z0-9-]* [a-z0-9-]+)|npx (cdk [a-z]+)|(npm run [\w:]+))/g)].map(
        ([, aws, cdk, npm]) => aws ?? cdk ?? npm ?? "",
      ),
    ),
  ),
].sort();

/** First words of what a shell would run, but for quoted texts and functions that the documents define themselves. */
export const documentedTools: readonly string[] = [...new Set(shell.flatMap(toolsIn))].sort();

function toolsIn(block: string): string[] {
  const text = block
    .replaceAll("\\\n", " ")
    .replace(/'[^']*'/g, "Q")
    .replace(/"(?:\\.|[^"\\])*"/g, "Q")
    .replace(/(^|\s)#.*$/gm, "")
    .replace(/\bfor \w+ in\b.*$/gm, "");
  return text.split(/\n|\||;|&&|\$\(|[{(]|\bdo\b/).flatMap((part) => {
    const [word = ""] = part.replace(/^\s*(?:(?:export|local|while)\b\s*)?(?:\w+=\S*\s+)*/, "").split(/\s/);
    return /^[a-z][\w-]*$/.test(word) ? [word] : [];
  });
}

/** Those that `operatorCommandsOn` gives. */
export const triedCommands = [
  "sqs get-queue-attributes",
  "sqs receive-message",
  "sqs start-message-move-task",
  "sqs list-message-move-tasks",
  "dynamodb scan",
  "dynamodb get-item",
  "dynamodb put-item",
  "dynamodb update-item",
  "secretsmanager get-secret-value",
  "secretsmanager put-secret-value",
  "secretsmanager update-secret-version-stage",
  "sesv2 get-account",
  "sesv2 get-email-identity",
  "logs tail",
  "logs filter-log-events",
  "logs create-log-stream",
  "logs put-log-events",
  "cognito-idp describe-user-pool-client",
  "cognito-idp admin-get-user",
  "cognito-idp admin-disable-user",
  "cognito-idp admin-delete-user",
] as const;
type OperatorCommands = Record<(typeof triedCommands)[number], () => Promise<unknown>>;

const stackFile = z.object({ outputs: z.record(z.string(), z.string()) });

/** Commands that the local cloud answers, each as the documents give it. `username` is somebody's who is registered. */
export function operatorCommandsOn(cloud: TestCloud, username: string): OperatorCommands {
  const settings = operatorSettings(cloud);
  const sqs = new SQSClient({ ...settings, useQueueUrlAsEndpoint: false });
  const dynamo = new DynamoDBClient(settings);
  const cognito = new CognitoIdentityProviderClient(settings);
  const secrets = new SecretsManagerClient(settings);
  const ses = new SESv2Client(settings);
  const logs = new CloudWatchLogsClient(settings);

  const { outputs } = stackFile.parse(JSON.parse(readFileSync(join(cloud.stateDir, "stack.json"), "utf8")));
  const output = (name: string) => outputs[name] ?? "";
  const UserPoolId = output("UserPoolId");
  const accounts = { TableName: output("AccountsTableName") };
  const ephemeral = { TableName: output("EphemeralTableName") };
  const Key = { accountId: { S: "nobody" } };
  const QueueUrl = output("MailDeadLetterQueueUrl");
  const SecretId = output("AddressSecretArn");
  const arn = async () => {
    const asked = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["QueueArn"] });
    return (await sqs.send(asked)).Attributes?.["QueueArn"];
  };
  const ofUser = { UserPoolId, Username: username };
  const logGroup = { logGroupName: output("AuditLogGroupName") };

  return {
    "sqs get-queue-attributes": arn,
    "sqs receive-message": () =>
      sqs.send(new ReceiveMessageCommand({ QueueUrl, VisibilityTimeout: 1, MaxNumberOfMessages: 10 })),
    "sqs start-message-move-task": async () =>
      sqs.send(new StartMessageMoveTaskCommand({ SourceArn: await arn() })),
    "sqs list-message-move-tasks": async () =>
      sqs.send(new ListMessageMoveTasksCommand({ SourceArn: await arn() })),
    "dynamodb scan": () =>
      dynamo.send(
        new ScanCommand({
          ...ephemeral,
          FilterExpression: "email = :e OR accountId = :a",
          ExpressionAttributeValues: { ":e": { S: "nobody@example.jp" }, ":a": { S: "nobody" } },
        }),
      ),
    "dynamodb get-item": () => dynamo.send(new GetItemCommand({ ...accounts, Key })),
    "dynamodb put-item": () => dynamo.send(new PutItemCommand({ ...accounts, Item: Key })),
    "dynamodb update-item": () =>
      dynamo.send(
        new UpdateItemCommand({
          ...accounts,
          Key,
          UpdateExpression: "ADD sessionEpoch :one",
          ExpressionAttributeValues: { ":one": { N: "1" } },
        }),
      ),
    "secretsmanager get-secret-value": () => secrets.send(new GetSecretValueCommand({ SecretId })),
    "secretsmanager put-secret-value": () =>
      secrets.send(new PutSecretValueCommand({ SecretId, SecretString: "a rotated secret of some length" })),
    "secretsmanager update-secret-version-stage": async () => {
      const { VersionId } = await secrets.send(new GetSecretValueCommand({ SecretId }));
      const VersionStage = "until-2026-11-29";
      await secrets.send(
        new UpdateSecretVersionStageCommand({ SecretId, VersionStage, MoveToVersionId: VersionId }),
      );
    },
    "sesv2 get-account": () => ses.send(new GetAccountCommand({})),
    "sesv2 get-email-identity": () =>
      ses.send(new GetEmailIdentityCommand({ EmailIdentity: "dx.city.kawasaki.jp" })),
    "logs tail": () =>
      logs.send(new FilterLogEventsCommand({ ...logGroup, filterPattern: '{ $.level = "ERROR" }' })),
    "logs filter-log-events": () =>
      logs.send(
        new FilterLogEventsCommand({
          ...logGroup,
          filterPattern: '{ $.message.audit.event = "*" }',
          limit: 5,
        }),
      ),
    "logs create-log-stream": () =>
      logs.send(new CreateLogStreamCommand({ ...logGroup, logStreamName: "operator/made" })),
    "logs put-log-events": async () => {
      const stream = { ...logGroup, logStreamName: "operator/written" };
      await logs.send(new CreateLogStreamCommand(stream));
      const logEvents = [
        { timestamp: Date.now(), message: JSON.stringify({ level: "INFO", message: "tried" }) },
      ];
      await logs.send(new PutLogEventsCommand({ ...stream, logEvents }));
    },
    // Its id is known to CloudFormation only: that the pool has no such client is an answer, too.
    "cognito-idp describe-user-pool-client": () =>
      cognito
        .send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId: "unknown" }))
        .catch((error: Error) => {
          if (error.name !== "ResourceNotFoundException") throw error;
        }),
    "cognito-idp admin-get-user": () => cognito.send(new AdminGetUserCommand(ofUser)),
    "cognito-idp admin-disable-user": () => cognito.send(new AdminDisableUserCommand(ofUser)),
    // Who was registered is needed still: that there is no such user is an answer, too.
    "cognito-idp admin-delete-user": () =>
      cognito.send(new AdminDeleteUserCommand({ UserPoolId, Username: "unknown" })).catch((error: Error) => {
        if (error.name !== "UserNotFoundException") throw error;
      }),
  };
}

/** Needs no AWS: a test of its own, or the continuous integration, runs it. */
export const runAnywhere: readonly string[] = [
  "cdk synth",
  "npm run audit",
  "npm run check:cfn",
  "npm run desk",
  "npm run gate",
  "npm run municipality",
  "npm run restore",
  "npm run smoke",
];
