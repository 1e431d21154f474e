import { describe, expect, it } from "@jest/globals";
import { cognito } from "../../src/iam/actions/cognito.ts";
import { dynamodb } from "../../src/iam/actions/dynamodb.ts";
import { events } from "../../src/iam/actions/events.ts";
import { lambda } from "../../src/iam/actions/lambda.ts";
import { logs } from "../../src/iam/actions/logs.ts";
import type { Operations } from "../../src/iam/actions/operation.ts";
import { secretsManager } from "../../src/iam/actions/secrets-manager.ts";
import { ses } from "../../src/iam/actions/ses.ts";
import { sqs } from "../../src/iam/actions/sqs.ts";
import type { RequestContext } from "../../src/iam/evaluate.ts";
import type { KnownResources } from "../../src/iam/known-resources.ts";

type Input = Readonly<Record<string, unknown>>;
type Permission = readonly [action: string, resource: string, context?: RequestContext];

const kms = "arn:aws:kms:eu-west-1:111122223333:key/k";
const resources: KnownResources = {
  region: "eu-west-1",
  accountId: "111122223333",
  table: (name) =>
    name === "sealed" || name === "plain"
      ? {
          partitionKey: "pk",
          indexPartitionKeys: new Map([["byEmail", "email"]]),
          kmsKeyArn: name === "sealed" ? kms : undefined,
        }
      : undefined,
  queue: (name) => ({ kmsKeyArn: name === "sealed" ? kms : undefined }),
  secret: (id) => (id === "code" ? { arn: `${secret}:code-aB3dE6`, kmsKeyArn: kms } : undefined),
  senderIdentities: new Set(["city.jp"]),
};
const pool = "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/pool";
const table = "arn:aws:dynamodb:eu-west-1:111122223333:table";
const groups = "arn:aws:logs:eu-west-1:111122223333:log-group";
const mail = "arn:aws:ses:eu-west-1:111122223333";
const queue = "arn:aws:sqs:eu-west-1:111122223333";
const bus = "arn:aws:events:eu-west-1:111122223333:event-bus";
const run = "arn:aws:lambda:eu-west-1:111122223333:function";
const secret = "arn:aws:secretsmanager:eu-west-1:111122223333:secret";
const via = (service: string) => ({ "kms:ViaService": [`${service}.eu-west-1.amazonaws.com`] });

const key = (pk: string) => ({ pk: { S: pk }, sk: { S: "x" } });
const touched = (...names: string[]) => ({ "dynamodb:Attributes": names });
const keyed = (...keys: string[]) => ({ "dynamodb:LeadingKeys": keys });
const all = { "dynamodb:Select": ["ALL_ATTRIBUTES"] };
const some = { "dynamodb:Select": ["SPECIFIC_ATTRIBUTES"] };
const ofTable: Permission = ["kms:Decrypt", kms, via("dynamodb")];
const write = { TableName: "plain", Key: key("A") };

const ofUserPool = (name: string): [string, Input, Permission[]] => [
  name,
  { UserPoolId: "pool", Username: "u" },
  [[`cognito-idp:${name}`, pool]],
];
const unsigned = (name: string): [string, Input, Permission[]] => [name, { UserPoolId: "pool" }, []];

const onQueue = (operation: string, action = operation): [string, Input, Permission[]] => [
  operation,
  { QueueUrl: "http://127.0.0.1:4566/0/sealed" },
  [[`sqs:${action}`, `${queue}:sealed`]],
];
const onGroup = (name: string): [string, Input, Permission[]] => [
  name,
  { logGroupName: "/aws/lambda/f" },
  [[`logs:${name}`, `${groups}:/aws/lambda/f:*`]],
];
const onSecret = (name: string, ...keyActions: string[]): [string, Input, Permission[]] => [
  name,
  { SecretId: "code" },
  [
    [`secretsmanager:${name}`, `${secret}:code-aB3dE6`, { "secretsmanager:SecretId": ["code"] }],
    ...keyActions.map((action): Permission => [`kms:${action}`, kms, via("secretsmanager")]),
  ],
];
const sealedQueue = ["GenerateDataKey", "Decrypt"].map(
  (action): Permission => [`kms:${action}`, kms, via("sqs")],
);

/** Each operation that is known, with what it asks and nothing besides. */
const operations: Readonly<Record<string, readonly [Operations, [string, Input, Permission[]][]]>> = {
  cognito: [
    cognito,
    [
      ...[
        "AdminConfirmSignUp",
        "AdminCreateUser",
        "AdminDeleteUser",
        "AdminDisableUser",
        "AdminEnableUser",
        "AdminGetUser",
        "AdminInitiateAuth",
        "AdminResetUserPassword",
        "AdminRespondToAuthChallenge",
        "AdminSetUserPassword",
        "AdminUpdateUserAttributes",
        "AdminUserGlobalSignOut",
        "DescribeUserPool",
        "DescribeUserPoolClient",
        "ListUserPoolClients",
        "ListUsers",
      ].map(ofUserPool),
      ...[
        "ChangePassword",
        "ConfirmForgotPassword",
        "ConfirmSignUp",
        "DeleteUser",
        "ForgotPassword",
        "GetTokensFromRefreshToken",
        "GetUser",
        "GlobalSignOut",
        "InitiateAuth",
        "ResendConfirmationCode",
        "RespondToAuthChallenge",
        "RevokeToken",
        "SignUp",
        "UpdateUserAttributes",
      ].map(unsigned),
    ],
  ],
  dynamodb: [
    dynamodb,
    [
      [
        "GetItem",
        { TableName: "sealed", Key: key("A") },
        [["dynamodb:GetItem", `${table}/sealed`, { ...touched("pk", "sk"), ...keyed("A"), ...all }], ofTable],
      ],
      [
        "PutItem",
        { TableName: "sealed", Item: { ...key("A"), name: { S: "n" } } },
        [["dynamodb:PutItem", `${table}/sealed`, { ...touched("pk", "sk", "name"), ...keyed("A") }], ofTable],
      ],
      [
        "UpdateItem",
        {
          ...write,
          UpdateExpression: "SET #n = :v",
          ExpressionAttributeNames: { "#n": "name" },
          ReturnValues: "ALL_OLD",
        },
        [
          [
            "dynamodb:UpdateItem",
            `${table}/plain`,
            { ...touched("pk", "sk", "name"), ...keyed("A"), "dynamodb:ReturnValues": ["ALL_OLD"] },
          ],
        ],
      ],
      [
        "DeleteItem",
        { ...write, ConditionExpression: "attribute_exists(due)" },
        [["dynamodb:DeleteItem", `${table}/plain`, { ...touched("pk", "sk", "due"), ...keyed("A") }]],
      ],
      [
        "Query",
        {
          TableName: "sealed",
          IndexName: "byEmail",
          KeyConditionExpression: "email = :e",
          ExpressionAttributeValues: { ":e": { S: "a@b.jp" } },
          ProjectionExpression: "sk",
        },
        [
          [
            "dynamodb:Query",
            `${table}/sealed/index/byEmail`,
            { ...touched("sk", "email"), ...keyed("a@b.jp"), ...some },
          ],
          ofTable,
        ],
      ],
      [
        "Query",
        { TableName: `${table}/nobody`, KeyConditionExpression: "id = :i" },
        [["dynamodb:Query", `${table}/nobody`, { ...touched("id"), ...all }]],
      ],
      [
        "Scan",
        { TableName: `${table}/sealed`, Select: "COUNT" },
        [["dynamodb:Scan", `${table}/sealed`, { ...touched(), "dynamodb:Select": ["COUNT"] }], ofTable],
      ],
      [
        "BatchGetItem",
        {
          RequestItems: {
            sealed: { Keys: [key("A"), key("B")], ProjectionExpression: "name" },
            plain: { Keys: [{ pk: { N: "7" } }] },
            nobody: "what the service refuses",
          },
        },
        [
          [
            "dynamodb:BatchGetItem",
            `${table}/sealed`,
            { ...touched("pk", "sk", "name"), ...keyed("A", "B"), ...some },
          ],
          ofTable,
          ["dynamodb:BatchGetItem", `${table}/plain`, { ...touched("pk"), ...keyed("7"), ...all }],
          ["dynamodb:BatchGetItem", `${table}/nobody`, { ...touched(), ...all }],
        ],
      ],
      [
        "BatchWriteItem",
        {
          RequestItems: {
            sealed: [
              { PutRequest: { Item: { ...key("A"), name: { S: "n" } } } },
              { DeleteRequest: { Key: key("B") } },
            ],
          },
        },
        [
          [
            "dynamodb:BatchWriteItem",
            `${table}/sealed`,
            { ...touched("pk", "sk", "name"), ...keyed("A", "B") },
          ],
          ofTable,
        ],
      ],
      [
        "TransactGetItems",
        {
          TransactItems: [
            { Get: { TableName: "plain", Key: key("A"), ProjectionExpression: "name" } },
            { Get: { TableName: "sealed", Key: key("B") } },
          ],
        },
        [
          ["dynamodb:GetItem", `${table}/plain`, { ...touched("pk", "sk", "name"), ...keyed("A"), ...some }],
          ["dynamodb:GetItem", `${table}/sealed`, { ...touched("pk", "sk"), ...keyed("B"), ...all }],
          ofTable,
        ],
      ],
      [
        "TransactWriteItems",
        {
          TransactItems: [
            { Put: { TableName: "plain", Item: { ...key("A"), name: { S: "n" } } } },
            { Update: { TableName: "plain", Key: key("B"), UpdateExpression: "REMOVE due" } },
            { Delete: { TableName: "plain", Key: key("C") } },
            { ConditionCheck: { TableName: "plain", Key: key("D"), ConditionExpression: "due > :n" } },
          ],
        },
        [
          ["dynamodb:PutItem", `${table}/plain`, { ...touched("pk", "sk", "name"), ...keyed("A") }],
          ["dynamodb:UpdateItem", `${table}/plain`, { ...touched("pk", "sk", "due"), ...keyed("B") }],
          ["dynamodb:DeleteItem", `${table}/plain`, { ...touched("pk", "sk"), ...keyed("C") }],
          ["dynamodb:ConditionCheckItem", `${table}/plain`, { ...touched("pk", "sk", "due"), ...keyed("D") }],
        ],
      ],
      ["DescribeTable", { TableName: `${table}/sealed` }, [["dynamodb:DescribeTable", `${table}/sealed`]]],
      ["DescribeTimeToLive", { TableName: "sealed" }, [["dynamodb:DescribeTimeToLive", `${table}/sealed`]]],
      ["ListTables", {}, [["dynamodb:ListTables", "*"]]],
    ],
  ],
  logs: [
    logs,
    [
      onGroup("FilterLogEvents"),
      onGroup("CreateLogGroup"),
      onGroup("CreateLogStream"),
      [
        "PutLogEvents",
        { logGroupName: "/aws/lambda/f", logStreamName: "s" },
        [["logs:PutLogEvents", `${groups}:/aws/lambda/f:log-stream:s`]],
      ],
      ["DescribeLogGroups", {}, [["logs:DescribeLogGroups", `${groups}:*`]]],
    ],
  ],
  "secrets-manager": [
    secretsManager,
    [
      onSecret("GetSecretValue", "Decrypt"),
      onSecret("PutSecretValue", "GenerateDataKey", "Decrypt"),
      onSecret("DescribeSecret"),
      onSecret("ListSecretVersionIds"),
      onSecret("RotateSecret"),
      onSecret("UpdateSecretVersionStage"),
    ],
  ],
  ses: [
    ses,
    [
      [
        "SendEmail",
        {
          Content: { Simple: {} },
          FromEmailAddress: "City <no-reply@city.jp> ",
          ConfigurationSetName: "mails",
          Destination: { ToAddresses: [" a@b.jp ", 7], BccAddresses: ["C <c@d.jp>"] },
        },
        [`${mail}:identity/city.jp`, `${mail}:configuration-set/mails`].map((arn) => [
          "ses:SendEmail",
          arn,
          { "ses:FromAddress": ["no-reply@city.jp"], "ses:Recipients": ["a@b.jp", "c@d.jp"] },
        ]),
      ],
      ["GetAccount", {}, [["ses:GetAccount", "*"]]],
      [
        "GetEmailIdentity",
        { EmailIdentity: "city.jp" },
        [["ses:GetEmailIdentity", `${mail}:identity/city.jp`]],
      ],
    ],
  ],
  sqs: [
    sqs,
    [
      ...["SendMessage", "SendMessageBatch"].map((operation): [string, Input, Permission[]] => {
        const [name, input, permissions] = onQueue(operation, "SendMessage");
        return [name, input, [...permissions, ...sealedQueue]];
      }),
      [
        "ReceiveMessage",
        { QueueUrl: "http://127.0.0.1:4566/0/sealed" },
        [
          ["sqs:ReceiveMessage", `${queue}:sealed`],
          ["kms:Decrypt", kms, via("sqs")],
        ],
      ],
      onQueue("DeleteMessage"),
      onQueue("DeleteMessageBatch", "DeleteMessage"),
      onQueue("ChangeMessageVisibility"),
      onQueue("ChangeMessageVisibilityBatch", "ChangeMessageVisibility"),
      onQueue("GetQueueAttributes"),
      ["GetQueueUrl", { QueueName: "plain" }, [["sqs:GetQueueUrl", `${queue}:plain`]]],
      onQueue("ListDeadLetterSourceQueues"),
      [
        "StartMessageMoveTask",
        { SourceArn: `${queue}:dead`, DestinationArn: `${queue}:plain` },
        [
          ["sqs:StartMessageMoveTask", `${queue}:dead`],
          ["sqs:ReceiveMessage", `${queue}:dead`],
          ["sqs:DeleteMessage", `${queue}:dead`],
          ["sqs:GetQueueAttributes", `${queue}:dead`],
          ["sqs:SendMessage", `${queue}:plain`],
        ],
      ],
      [
        "StartMessageMoveTask",
        { SourceArn: `${queue}:dead` },
        [
          ["sqs:StartMessageMoveTask", `${queue}:dead`],
          ["sqs:ReceiveMessage", `${queue}:dead`],
          ["sqs:DeleteMessage", `${queue}:dead`],
          ["sqs:GetQueueAttributes", `${queue}:dead`],
        ],
      ],
      [
        "ListMessageMoveTasks",
        { SourceArn: `${queue}:dead` },
        [["sqs:ListMessageMoveTasks", `${queue}:dead`]],
      ],
      onQueue("SetQueueAttributes"),
      onQueue("PurgeQueue"),
      ["ListQueues", {}, [["sqs:ListQueues", `${queue}:*`]]],
    ],
  ],
  events: [
    events,
    [
      [
        "PutEvents",
        { Entries: [{ EventBusName: "orders", Source: "shop" }, { EventBusName: `${bus}/other` }, {}] },
        [
          ["events:PutEvents", `${bus}/orders`, { "events:source": ["shop"] }],
          ["events:PutEvents", `${bus}/other`, { "events:source": [""] }],
          ["events:PutEvents", `${bus}/default`, { "events:source": [""] }],
        ],
      ],
    ],
  ],
  lambda: [
    lambda,
    [
      ["Invoke", { FunctionName: "count" }, [["lambda:InvokeFunction", `${run}:count`]]],
      ["Invoke", { FunctionName: `${run}:count:live` }, [["lambda:InvokeFunction", `${run}:count:live`]]],
      [
        "Invoke",
        { FunctionName: "999900001111:function:count" },
        [["lambda:InvokeFunction", "arn:aws:lambda:eu-west-1:999900001111:function:count"]],
      ],
    ],
  ],
};

describe.each(Object.entries(operations))("of %s", (_, [known, rows]) => {
  it.each(rows)("%s %j asks for what it needs, and for nothing else", (operation, input, expected) => {
    expect(known.get(operation)?.(input, resources)).toEqual(
      expected.map(([action, resource, context = {}]) => ({ action, resource, context })),
    );
  });

  it("every operation stands in the table", () => {
    expect([...known.keys()].sort()).toEqual([...new Set(rows.map(([operation]) => operation))].sort());
  });
});
