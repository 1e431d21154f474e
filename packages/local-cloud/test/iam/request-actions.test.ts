import { describe, expect, it } from "@jest/globals";
import type { ServiceName } from "../../src/endpoint/services.ts";
import type { KnownResources } from "../../src/iam/known-resources.ts";
import { isUnsigned, knowsOperation, requiredActions } from "../../src/iam/request-actions.ts";

const kms = "arn:aws:kms:ap-northeast-1:000000000000:key/k";
const resources: KnownResources = {
  region: "ap-northeast-1",
  accountId: "000000000000",
  table: (name) =>
    name === "t" || name === "sealed"
      ? {
          partitionKey: "pk",
          indexPartitionKeys: new Map([["byEmail", "email"]]),
          kmsKeyArn: name === "sealed" ? kms : undefined,
        }
      : undefined,
  queue: (name) => (name === "nobody" ? undefined : { kmsKeyArn: name === "sealed" ? kms : undefined }),
  secret: (id) => (id === "code" ? { arn: `${secret}code-aB3dE6`, kmsKeyArn: kms } : undefined),
  senderIdentities: new Set(["city.jp", "one@mail.city.jp"]),
};
const table = "arn:aws:dynamodb:ap-northeast-1:000000000000:table/t";
const other = table.replace(/t$/, "other");
const queue = "arn:aws:sqs:ap-northeast-1:000000000000:";
const secret = "arn:aws:secretsmanager:ap-northeast-1:000000000000:secret:";
const mail = "arn:aws:ses:ap-northeast-1:000000000000:";

/** `action resource key,key`, which reads better in a table than three fields. */
function needs(service: ServiceName, operation: string, input: Record<string, unknown>): string[] {
  return requiredActions({ service, operation, input }, resources).map(({ action, resource, context }) =>
    [action, resource, ...(context["dynamodb:LeadingKeys"] ?? context["kms:ViaService"] ?? [])].join(" "),
  );
}

const item = (pk: string) => ({ pk: { S: pk }, sk: { S: "x" } });

describe("requiredActions", () => {
  it.each<[string, Record<string, unknown>, string[]]>([
    ["GetItem", { TableName: "t", Key: item("A#1") }, [`dynamodb:GetItem ${table} A#1`]],
    ["GetItem", { TableName: table, Key: item("A#1") }, [`dynamodb:GetItem ${table} A#1`]],
    ["GetItem", { TableName: "t", Key: { pk: { N: "7" } } }, [`dynamodb:GetItem ${table} 7`]],
    ["GetItem", { TableName: "t", Key: { pk: { B: "AQ==" } } }, [`dynamodb:GetItem ${table} AQ==`]],
    ["GetItem", { TableName: "t" }, [`dynamodb:GetItem ${table}`]],
    ["GetItem", { TableName: "t", Key: { pk: { S: 1 } } }, [`dynamodb:GetItem ${table}`]],
    ["GetItem", { TableName: "other", Key: item("A") }, [`dynamodb:GetItem ${other}`]],
    ["PutItem", { TableName: "t", Item: item("A#1") }, [`dynamodb:PutItem ${table} A#1`]],
    ["UpdateItem", { TableName: "t", Key: item("A#1") }, [`dynamodb:UpdateItem ${table} A#1`]],
    ["DeleteItem", { TableName: "t", Key: item("A#1") }, [`dynamodb:DeleteItem ${table} A#1`]],
    [
      "PutItem",
      { TableName: "sealed", Item: item("A") },
      [
        `dynamodb:PutItem ${table.replace(/t$/, "sealed")} A`,
        `kms:Decrypt ${kms} dynamodb.ap-northeast-1.amazonaws.com`,
      ],
    ],
    [
      "Query",
      {
        TableName: "t",
        KeyConditionExpression: "sk >= :s AND (#p = :p)",
        ExpressionAttributeNames: { "#p": "pk" },
        ExpressionAttributeValues: { ":p": { S: "A#1" }, ":s": { S: "x" } },
      },
      [`dynamodb:Query ${table} A#1`],
    ],
    [
      "Query",
      {
        TableName: "t",
        IndexName: "byEmail",
        KeyConditionExpression: "email=:e",
        ExpressionAttributeValues: { ":e": { S: "a@b" } },
      },
      [`dynamodb:Query ${table}/index/byEmail a@b`],
    ],
    [
      "Query",
      {
        TableName: "t",
        KeyConditionExpression: "pk  =  :partition",
        ExpressionAttributeValues: { ":partition": { S: "A#1" } },
      },
      [`dynamodb:Query ${table} A#1`],
    ],
    [
      "Query",
      {
        TableName: "t",
        KeyConditions: { pk: { ComparisonOperator: "EQ", AttributeValueList: [{ S: "A" }] } },
      },
      [`dynamodb:Query ${table} A`],
    ],
    ["Query", { TableName: "t", IndexName: "nobody" }, [`dynamodb:Query ${table}/index/nobody`]],
    ["Query", { TableName: "other", IndexName: "i" }, [`dynamodb:Query ${other}/index/i`]],
    ["Scan", { TableName: "t" }, [`dynamodb:Scan ${table}`]],
    ["Scan", { TableName: "t", IndexName: "byEmail" }, [`dynamodb:Scan ${table}/index/byEmail`]],
    [
      "BatchGetItem",
      { RequestItems: { t: { Keys: [item("A"), item("B")] }, u: { Keys: [item("C")] } } },
      [`dynamodb:BatchGetItem ${table} A B`, `dynamodb:BatchGetItem ${table.replace(/t$/, "u")}`],
    ],
    [
      "BatchWriteItem",
      { RequestItems: { t: [{ PutRequest: { Item: item("A") } }, { DeleteRequest: { Key: item("B") } }] } },
      [`dynamodb:BatchWriteItem ${table} A B`],
    ],
    [
      "TransactGetItems",
      { TransactItems: [{ Get: { TableName: "t", Key: item("A") } }] },
      [`dynamodb:GetItem ${table} A`],
    ],
    [
      "TransactWriteItems",
      {
        TransactItems: [
          { Put: { TableName: "t", Item: item("A") } },
          { Update: { TableName: "t", Key: item("B") } },
          { Delete: { TableName: "t", Key: item("C") } },
          { ConditionCheck: { TableName: "t", Key: item("D") } },
        ],
      },
      [
        `dynamodb:PutItem ${table} A`,
        `dynamodb:UpdateItem ${table} B`,
        `dynamodb:DeleteItem ${table} C`,
        `dynamodb:ConditionCheckItem ${table} D`,
      ],
    ],
    ["DescribeTable", { TableName: "sealed" }, [`dynamodb:DescribeTable ${table.replace(/t$/, "sealed")}`]],
    ["DescribeTimeToLive", { TableName: "t" }, [`dynamodb:DescribeTimeToLive ${table}`]],
    ["ListTables", {}, ["dynamodb:ListTables *"]],
    ["TransactGetItems", { TransactItems: ["x", 7] }, []],
    ["TransactGetItems", { TransactItems: "x" }, []],
  ])("of DynamoDB %s %j", (operation, input, expected) => {
    expect(needs("dynamodb", operation, input)).toEqual(expected);
  });

  it.each<[string, Record<string, unknown>, Record<string, readonly string[] | undefined>]>([
    [
      "UpdateItem",
      {
        Key: item("A#1"),
        UpdateExpression:
          "SET #n.first = if_not_exists(total, :zero) + :v, list[0].x = :v REMOVE gone ADD seen :v",
        ConditionExpression: "attribute_exists(pk) AND (NOT size(#n) > :v OR due BETWEEN :a AND :b)",
        ExpressionAttributeNames: { "#n": "name" },
        ReturnValues: "ALL_NEW",
      },
      {
        Attributes: ["pk", "sk", "name", "total", "list", "gone", "seen", "due"],
        ReturnValues: ["ALL_NEW"],
        Select: undefined,
      },
    ],
    ["UpdateItem", { Key: item("A") }, { Attributes: ["pk", "sk"], ReturnValues: undefined }],
    [
      "UpdateItem",
      { Key: item("A"), AttributeUpdates: { old: {} }, Expected: { kept: {} } },
      { Attributes: ["pk", "sk", "old", "kept"] },
    ],
    ["PutItem", { Item: { ...item("A"), email: { S: "x" } } }, { Attributes: ["pk", "sk", "email"] }],
    ["GetItem", { Key: item("A") }, { Attributes: ["pk", "sk"], Select: ["ALL_ATTRIBUTES"] }],
    [
      "GetItem",
      { Key: item("A"), ProjectionExpression: "a, b.c" },
      { Attributes: ["pk", "sk", "a", "b"], Select: ["SPECIFIC_ATTRIBUTES"] },
    ],
    [
      "Scan",
      { AttributesToGet: ["a"], FilterExpression: "begins_with(d, :v)" },
      { Attributes: ["a", "d"], Select: ["SPECIFIC_ATTRIBUTES"] },
    ],
    ["Scan", { Select: "COUNT" }, { Attributes: [], Select: ["COUNT"] }],
    [
      "Query",
      {
        KeyConditions: { pk: { ComparisonOperator: "EQ", AttributeValueList: [{ S: "A" }] } },
        QueryFilter: { kept: {} },
        AttributesToGet: ["a1", 7],
      },
      { Attributes: ["pk", "kept", "a1"], Select: ["SPECIFIC_ATTRIBUTES"] },
    ],
    [
      "Scan",
      { ScanFilter: { old: {} }, FilterExpression: "a1 IN (:v, :w) AND size (list[10].x) > 7" },
      { Attributes: ["old", "a1", "list"], Select: ["ALL_ATTRIBUTES"] },
    ],
    [
      "UpdateItem",
      { Key: item("A"), UpdateExpression: "DELETE tags :v SET #unnamed = :v" },
      { Attributes: ["pk", "sk", "tags"] },
    ],
    [
      "DeleteItem",
      { Key: item("A"), ConditionExpression: "if_not_exists (a, :v) = :v" },
      { Attributes: ["pk", "sk", "a"] },
    ],
  ])("names what DynamoDB %s %j touches and wants back", (operation, input, expected) => {
    const [request] = requiredActions(
      { service: "dynamodb", operation, input: { TableName: "t", ...input } },
      resources,
    );
    for (const [key, values] of Object.entries(expected))
      expect(request?.context[`dynamodb:${key}`]).toEqual(values);
  });

  const url = "http://127.0.0.1:4566/000000000000/";
  const key = (action: string) => `kms:${action} ${kms} sqs.ap-northeast-1.amazonaws.com`;
  it.each<[string, Record<string, unknown>, string[]]>([
    ["SendMessage", { QueueUrl: `${url}mail` }, [`sqs:SendMessage ${queue}mail`]],
    ["SendMessageBatch", { QueueUrl: `${url}mail` }, [`sqs:SendMessage ${queue}mail`]],
    [
      "SendMessage",
      { QueueUrl: `${url}sealed` },
      [`sqs:SendMessage ${queue}sealed`, key("GenerateDataKey"), key("Decrypt")],
    ],
    ["ReceiveMessage", { QueueUrl: `${url}sealed` }, [`sqs:ReceiveMessage ${queue}sealed`, key("Decrypt")]],
    ["DeleteMessage", { QueueUrl: `${url}sealed` }, [`sqs:DeleteMessage ${queue}sealed`]],
    ["DeleteMessageBatch", { QueueUrl: `${url}mail` }, [`sqs:DeleteMessage ${queue}mail`]],
    ["ChangeMessageVisibility", { QueueUrl: `${url}mail` }, [`sqs:ChangeMessageVisibility ${queue}mail`]],
    [
      "ChangeMessageVisibilityBatch",
      { QueueUrl: `${url}mail` },
      [`sqs:ChangeMessageVisibility ${queue}mail`],
    ],
    ["GetQueueAttributes", { QueueUrl: `${url}mail` }, [`sqs:GetQueueAttributes ${queue}mail`]],
    [
      "ListDeadLetterSourceQueues",
      { QueueUrl: `${url}mail` },
      [`sqs:ListDeadLetterSourceQueues ${queue}mail`],
    ],
    ["PurgeQueue", { QueueUrl: `${url}mail` }, [`sqs:PurgeQueue ${queue}mail`]],
    ["GetQueueUrl", { QueueName: "mail" }, [`sqs:GetQueueUrl ${queue}mail`]],
    ["GetQueueUrl", { QueueName: "nobody" }, [`sqs:GetQueueUrl ${queue}nobody`]],
    ["ListQueues", {}, [`sqs:ListQueues ${queue}*`]],
  ])("of SQS %s %j", (operation, input, expected) => {
    expect(needs("sqs", operation, input)).toEqual(expected);
  });

  const simple = { Content: { Simple: {} } };
  it.each<[string, object, string[]]>([
    [
      "the domain above the sender's",
      { FromEmailAddress: "city <no-reply@dx.City.jp>" },
      ["identity/city.jp"],
    ],
    ["the address itself", { FromEmailAddress: "one@mail.city.jp" }, ["identity/one@mail.city.jp"]],
    ["the domain, if nothing is verified", { FromEmailAddress: '"a@b" <x@town.jp>' }, ["identity/town.jp"]],
    ["the last address in brackets", { FromEmailAddress: '"<a@b.jp>" <x@town.jp> ' }, ["identity/town.jp"]],
    [
      "the configuration set as well",
      { FromEmailAddress: "x@city.jp", ConfigurationSetName: "mails" },
      ["identity/city.jp", "configuration-set/mails"],
    ],
  ])("of SES SendEmail: %s", (_, input, expected) => {
    expect(needs("ses", "SendEmail", { ...simple, ...input })).toEqual(
      expected.map((arn) => `ses:SendEmail ${mail}${arn}`),
    );
  });

  it("of SES SendEmail: a delegated identity, sender and recipients as context", () => {
    const input = {
      ...simple,
      FromEmailAddress: "City <x@city.jp>",
      FromEmailAddressIdentityArn: "arn:aws:ses:r:1:identity/other.jp",
      Destination: { ToAddresses: ["A <a@b.jp>"], CcAddresses: ["c@d.jp"] },
    };
    expect(requiredActions({ service: "ses", operation: "SendEmail", input }, resources)).toEqual([
      {
        action: "ses:SendEmail",
        resource: "arn:aws:ses:r:1:identity/other.jp",
        context: { "ses:FromAddress": ["x@city.jp"], "ses:Recipients": ["a@b.jp", "c@d.jp"] },
      },
    ]);
  });

  it("of SES GetAccount", () => {
    expect(needs("ses", "GetAccount", {})).toEqual(["ses:GetAccount *"]);
  });

  it.each(["AdminGetUser", "AdminSetUserPassword", "AdminInitiateAuth", "DescribeUserPool"])(
    "of Cognito %s",
    (operation) => {
      expect(needs("cognito-idp", operation, { UserPoolId: "ap-northeast-1_abc" })).toEqual([
        `cognito-idp:${operation} arn:aws:cognito-idp:ap-northeast-1:000000000000:userpool/ap-northeast-1_abc`,
      ]);
    },
  );

  it.each(["SignUp", "InitiateAuth", "GetUser"])("of Cognito %s, which IAM has no say in", (operation) => {
    expect(needs("cognito-idp", operation, { ClientId: "c" })).toEqual([]);
    expect(isUnsigned(operation)).toBe(true);
    expect(isUnsigned(`Admin${operation}`)).toBe(false);
  });

  const secretKey = (action: string) => `kms:${action} ${kms} secretsmanager.ap-northeast-1.amazonaws.com`;
  it.each<[string, string, string[]]>([
    ["GetSecretValue", "code", [`secretsmanager:GetSecretValue ${secret}code-aB3dE6`, secretKey("Decrypt")]],
    ["GetSecretValue", "nobody", [`secretsmanager:GetSecretValue ${secret}nobody`]],
    ["GetSecretValue", `${secret}nobody`, [`secretsmanager:GetSecretValue ${secret}nobody`]],
    [
      "PutSecretValue",
      "code",
      [
        `secretsmanager:PutSecretValue ${secret}code-aB3dE6`,
        secretKey("GenerateDataKey"),
        secretKey("Decrypt"),
      ],
    ],
    ["DescribeSecret", "code", [`secretsmanager:DescribeSecret ${secret}code-aB3dE6`]],
  ])("of Secrets Manager %s %s", (operation, SecretId, expected) => {
    expect(needs("secretsmanager", operation, { SecretId })).toEqual(expected);
  });

  it("of Secrets Manager, with the asked version as context", () => {
    const input = { SecretId: "nobody", VersionStage: "AWSPREVIOUS" };
    const [first] = requiredActions(
      { service: "secretsmanager", operation: "GetSecretValue", input },
      resources,
    );
    expect(first?.context).toEqual({
      "secretsmanager:SecretId": ["nobody"],
      "secretsmanager:VersionStage": ["AWSPREVIOUS"],
    });
  });

  it.each<[ServiceName, string, Record<string, unknown>, string]>([
    [
      "dynamodb",
      "ExecuteStatement",
      {},
      "the permissions of dynamodb:ExecuteStatement are unknown to the local cloud",
    ],
    ["sqs", "AddPermission", {}, "the permissions of sqs:AddPermission are unknown to the local cloud"],
    [
      "cognito-idp",
      "constructor",
      {},
      "the permissions of cognito-idp:constructor are unknown to the local cloud",
    ],
    [
      "dynamodb",
      "Query",
      { TableName: "t" },
      "Query: its key condition names no value of the partition key pk",
    ],
    ["dynamodb", "Query", { TableName: "t", KeyConditionExpression: "sk = :v" }, "the partition key pk"],
    [
      "dynamodb",
      "Query",
      { TableName: "t", KeyConditions: { pk: { ComparisonOperator: "LT" } } },
      "the partition key pk",
    ],
    [
      "dynamodb",
      "TransactWriteItems",
      { TransactItems: [{ Upsert: {} }] },
      "a transaction's Upsert is unknown here",
    ],
    [
      "ses",
      "SendEmail",
      { Content: { Raw: {} } },
      "SendEmail: the permissions of Raw and Template content are unknown here",
    ],
  ])("refuse %s %s %j by name", (service, operation, input, message) => {
    expect(() => needs(service, operation, input)).toThrow(
      expect.objectContaining({ name: "UnsupportedRequestError", message: expect.stringContaining(message) }),
    );
  });

  it("distinguish known operations from unknown ones", () => {
    expect(knowsOperation("sqs", "SendMessage")).toBe(true);
    expect(knowsOperation("sqs", "SendMesage")).toBe(false);
  });
});
