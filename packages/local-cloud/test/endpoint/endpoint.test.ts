import { AdminGetUserCommand, SignUpCommand } from "@aws-sdk/client-cognito-identity-provider";
import { GetItemCommand, ListTablesCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { GetSecretValueCommand } from "@aws-sdk/client-secrets-manager";
import { GetAccountCommand, SendEmailCommand } from "@aws-sdk/client-sesv2";
import { PurgeQueueCommand, SendMessageCommand } from "@aws-sdk/client-sqs";
import { afterEach, describe, expect, it } from "@jest/globals";
import { anEndpoint, type Clients, type EndpointParts, secretArn } from "./an-endpoint.ts";

let closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing) await close();
  closing = [];
});

async function setup(parts: EndpointParts = {}) {
  const endpoint = await anEndpoint(parts);
  closing.push(endpoint.close);
  return endpoint;
}

const Key = { pk: { S: "LIMIT#1" }, sk: { S: "LIMIT" } };
const QueueUrl = "http://127.0.0.1:4566/000000000000/mail";
const Content = { Simple: { Subject: { Data: "s" }, Body: { Text: { Data: "t" } } } };

/** One call of each service that place-order may make and sign-out may not, and its log entry. */
const each: [string, (clients: Clients) => Promise<unknown>, string, string][] = [
  [
    "dynamodb",
    ({ dynamodb }) => dynamodb.send(new GetItemCommand({ TableName: "ephemeral", Key })),
    "GetItem",
    "arn:aws:dynamodb:ap-northeast-1:000000000000:table/ephemeral",
  ],
  [
    "sqs",
    ({ sqs }) => sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "m" })),
    "SendMessage",
    "arn:aws:sqs:ap-northeast-1:000000000000:mail",
  ],
  [
    "ses",
    ({ ses }) =>
      ses.send(
        new SendEmailCommand({ FromEmailAddress: "a@city.jp", ConfigurationSetName: "mails", Content }),
      ),
    "SendEmail",
    "arn:aws:ses:ap-northeast-1:000000000000:identity/city.jp",
  ],
  [
    "cognito-idp",
    ({ cognito }) => cognito.send(new AdminGetUserCommand({ UserPoolId: "pool_1", Username: "u" })),
    "AdminGetUser",
    "arn:aws:cognito-idp:ap-northeast-1:000000000000:userpool/pool_1",
  ],
  [
    "secretsmanager",
    ({ secrets }) => secrets.send(new GetSecretValueCommand({ SecretId: "code" })),
    "GetSecretValue",
    secretArn,
  ],
];

describe("the AWS endpoint", () => {
  it("dates its answers by the moved clock: an SDK that saw its own clock go wrong would repeat its call", async () => {
    const { url } = await setup({ now: () => Date.UTC(2026, 10, 22, 3) });
    const { headers } = await fetch(url, { method: "POST" });
    expect(headers.get("date")).toBe("Sun, 22 Nov 2026 03:00:00 GMT");
  });

  it.each(each)(
    "lets a function call %s as its policy allows, and logs it",
    async (service, call, operation, resource) => {
      const { calls, received, clients } = await setup({ now: () => Date.UTC(2026, 10, 22, 3) });
      await call(clients("AKIASTART"));
      expect(calls.list()).toEqual([
        {
          time: "2026-11-22T03:00:00.000Z",
          function: "place-order",
          service,
          operation,
          outcome: "ok",
          durationMs: expect.any(Number),
          requestId: received[0]?.requestId,
          resource,
          attempt: 1,
        },
      ]);
      expect(received).toMatchObject([{ service, operation, functionName: "place-order" }]);
    },
  );

  it.each(each)(
    "denies %s in IAM's words what no policy allows",
    async (service, call, operation, resource) => {
      const { calls, received, clients } = await setup();
      const action = `${service}:${operation}`;
      const error = await call(clients("AKIASIGNOUT")).catch((reason: unknown) => reason);
      expect(error).toMatchObject({
        name: "AccessDeniedException",
        message:
          "User: arn:aws:sts::000000000000:assumed-role/sign-out-role/sign-out is not authorized to perform: " +
          `${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
        $metadata: { attempts: 1, requestId: calls.list()[0]?.requestId },
      });
      expect(calls.list()).toMatchObject([
        { function: "sign-out", service, outcome: "AccessDeniedException", resource },
      ]);
      expect(received).toEqual([]);
    },
  );

  /** SQS and SES keep the names of the query protocol. */
  const refusals = (service: string) =>
    ["sqs", "ses"].includes(service)
      ? { unknownKey: "InvalidClientTokenId", wrongSignature: "SignatureDoesNotMatch" }
      : { unknownKey: "UnrecognizedClientException", wrongSignature: "InvalidSignatureException" };

  it.each(each)("refuses a key that is nobody's in the words of %s", async (service, call) => {
    const { calls, clients } = await setup();
    const { unknownKey: name } = refusals(service);
    await expect(call(clients("AKIANOBODY"))).rejects.toMatchObject({
      name,
      message: "The security token included in the request is invalid.",
      $metadata: { attempts: 1 },
    });
    expect(calls.list()).toMatchObject([{ function: "unknown", service, outcome: name }]);
  });

  it.each(each)("refuses a signature with another secret in the words of %s", async (service, call) => {
    const { calls, received, clients } = await setup();
    const { wrongSignature: name } = refusals(service);
    for (const accessKeyId of ["AKIASTART", "LOCALADMIN"]) {
      const credentials = { accessKeyId, secretAccessKey: "wrong" };
      await expect(call(clients(accessKeyId, { credentials }))).rejects.toMatchObject({
        name,
        message: expect.stringMatching(/^The request signature we calculated does not match/),
        $metadata: { attempts: 1 },
      });
    }
    expect(calls.list()).toMatchObject([
      { function: "unknown", service, outcome: name },
      { function: "unknown", service, outcome: name },
    ]);
    expect(received).toEqual([]);
  });

  it("denies a key outside the leading keys of the policy", async () => {
    const { clients } = await setup();
    const { dynamodb } = clients("AKIASTART");
    const other = new PutItemCommand({ TableName: "ephemeral", Item: { ...Key, pk: { S: "SESSION#1" } } });
    await expect(dynamodb.send(other)).rejects.toMatchObject({ name: "AccessDeniedException" });
  });

  it("says when a deny is explicit", async () => {
    const { clients } = await setup();
    await expect(clients("AKIASTART").sqs.send(new PurgeQueueCommand({ QueueUrl }))).rejects.toThrow(
      "sqs:PurgeQueue on resource: arn:aws:sqs:ap-northeast-1:000000000000:mail with an explicit deny in an identity-based policy",
    );
  });

  it("denies a call of which one of two permissions is missing, and counts neither", async () => {
    const { calls, clients } = await setup();
    const command = new SendEmailCommand({
      FromEmailAddress: "a@city.jp",
      ConfigurationSetName: "other",
      Content,
    });
    await expect(clients("AKIASTART").ses.send(command)).rejects.toThrow("configuration-set/other");
    expect(calls.permissionsOf("place-order").filter(({ count }) => count > 0)).toEqual([]);
  });

  it("identifies whose function an unsigned call is from by the user agent's app id", async () => {
    const { calls, received, clients } = await setup();
    const signUp = new SignUpCommand({ ClientId: "c", Username: "u", Password: "p" });
    await clients("AKIASTART", { userAgentAppId: "SignOut" }).cognito.send(signUp);
    await clients("AKIASTART").cognito.send(signUp);
    await clients("AKIASTART", { userAgentAppId: "Nobody" }).cognito.send(signUp);
    expect(calls.list().map((call) => call.function)).toEqual(["sign-out", "anonymous", "anonymous"]);
    expect(calls.list()[0]).toMatchObject({ service: "cognito-idp", operation: "SignUp", outcome: "ok" });
    expect(received[0]?.headers.authorization).toBeUndefined();
  });

  it("lets the operator do anything, known or not", async () => {
    const { calls, clients } = await setup();
    const { dynamodb, ses } = clients("LOCALADMINTEST");
    await dynamodb.send(new ListTablesCommand());
    await ses.send(new GetAccountCommand());
    expect(calls.list()).toMatchObject([
      { function: "operator", operation: "ListTables", outcome: "ok" },
      { function: "operator", operation: "GetAccount", outcome: "ok" },
    ]);
  });

  it("passes the service's own errors on as they are, under a request id that the log knows", async () => {
    const backend = async () => ({
      status: 400,
      headers: { "Content-Type": "application/x-amz-json-1.0", "x-amzn-RequestId": "emulator's" },
      body: '{"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException","message":"no"}',
    });
    const { calls, clients } = await setup({ backend });
    const put = new PutItemCommand({ TableName: "ephemeral", Item: Key });
    const error = await clients("AKIASTART")
      .dynamodb.send(put)
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: "ConditionalCheckFailedException", message: "no" });
    expect(calls.list()).toMatchObject([{ outcome: "ConditionalCheckFailedException" }]);
    expect(error).toMatchObject({ $metadata: { requestId: calls.list()[0]?.requestId } });
  });

  it("leaves /_local/ to its own handler", async () => {
    const { calls, url } = await setup({
      control: (request, response) => {
        if (request.url !== "/_local/calls") return false;
        response.end("mine");
        return true;
      },
    });
    expect(await (await fetch(`${url}/_local/calls`)).text()).toBe("mine");
    expect(calls.list()).toEqual([]);
  });

  it("counts which statement, action and resource allowed the calls", async () => {
    const { calls, clients } = await setup();
    const { dynamodb, ses } = clients("AKIASTART");
    await dynamodb.send(new GetItemCommand({ TableName: "ephemeral", Key }));
    await dynamodb.send(new GetItemCommand({ TableName: "ephemeral", Key }));
    await ses.send(new SendEmailCommand({ FromEmailAddress: "a@city.jp", Content }));
    const rows = calls.permissionsOf("place-order").map(({ policy, action, resource, count }) => {
      return `${policy} ${action} ${resource.split(":").at(-1)} ${count}`;
    });
    expect(rows).toEqual([
      "StartPolicy dynamodb:GetItem table/ephemeral 2",
      "StartPolicy dynamodb:PutItem table/ephemeral 0",
      "StartPolicy dynamodb:UpdateItem table/ephemeral 0",
      "StartPolicy sqs:SendMessage mail 0",
      "StartPolicy secretsmanager:GetSecretValue code-aB3dE6 0",
      "StartPolicy ses:SendEmail identity/city.jp 1",
      "StartPolicy ses:SendEmail configuration-set/mails 0",
      "StartPolicy cognito-idp:AdminGetUser userpool/pool_1 0",
    ]);
  });
});
