import { Agent } from "node:https";
import {
  CognitoIdentityProviderClient,
  AdminDeleteUserCommand as TheirAdminDeleteUser,
  AdminGetUserCommand as TheirAdminGetUser,
  AdminInitiateAuthCommand as TheirAdminInitiateAuth,
  AdminSetUserPasswordCommand as TheirAdminSetUserPassword,
  SignUpCommand as TheirSignUp,
} from "@aws-sdk/client-cognito-identity-provider";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  SecretsManagerClient,
  GetSecretValueCommand as TheirGetSecretValue,
} from "@aws-sdk/client-secrets-manager";
import { SESv2Client, SendEmailCommand as TheirSendEmail } from "@aws-sdk/client-sesv2";
import { SQSClient, SendMessageCommand as TheirSendMessage } from "@aws-sdk/client-sqs";
import {
  DynamoDBDocumentClient,
  BatchGetCommand as TheirBatchGet,
  DeleteCommand as TheirDelete,
  GetCommand as TheirGet,
  PutCommand as TheirPut,
  QueryCommand as TheirQuery,
  UpdateCommand as TheirUpdate,
} from "@aws-sdk/lib-dynamodb";
import { describe, expect, it } from "@jest/globals";
import { HttpResponse } from "@smithy/core/transport";
import { awsClient } from "../../../functions/infra/aws-clients.ts";
import {
  AdminDeleteUserCommand,
  AdminGetUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  GetSecretValueCommand,
  SendEmailCommand,
  SendMessageCommand,
  SignUpCommand,
} from "../../../functions/infra/aws-commands.ts";
import {
  BatchGetCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from "../../../functions/infra/dynamo-documents.ts";
import { httpHandler } from "../../../functions/infra/http-handler.ts";
import { anEndpoint, answers, type Reply } from "../../../testing/infra/an-endpoint.ts";
import { awsEnvironment } from "../../../testing/infra/aws-environment.ts";
import { selfSigned } from "../../../testing/infra/self-signed.ts";

const after = awsEnvironment();

const limits = { connectMs: 1000, answerMs: 2000 };

/** A service that meets requests with these replies, and how a function reaches it. */
async function setup(protocol: "http" | "https", ...replies: readonly Reply[]) {
  const endpoint = await anEndpoint(protocol, ...replies);
  process.env["AWS_ENDPOINT_URL"] = endpoint.url;
  // The function's own, but for the authority that it trusts.
  const requests = httpHandler(
    limits,
    protocol === "https" ? new Agent({ keepAlive: true, ca: selfSigned.cert }) : undefined,
  );
  after.push(endpoint.close, requests.destroy);
  return {
    endpoint,
    get: () => awsClient("dynamodb", requests).send(new GetCommand({ TableName: "t", Key: { pk: "a" } })),
    authenticate: () => awsClient("cognito", requests).send(new AdminGetUserCommand(user)),
  };
}

/** As text: Node's own errors are of another realm than Jest's, and the SDK wraps them for that. */
const thrownBy = (call: Promise<unknown>) =>
  call.then(
    () => ({}),
    (error: Error & { $metadata?: { attempts?: number } }) => ({
      text: String(error),
      attempts: error.$metadata?.attempts,
    }),
  );

const user = { UserPoolId: "pool-1", Username: "hanako@example.jp" };

const good = answers(200, { Item: { pk: { S: "a" } } });
const failing = (status: number, type: string, message: string) =>
  answers(status, { __type: type, message }, { "x-amzn-requestid": "request-1" });
const reset: Reply = (_, request) => void request.socket.destroy();
const silence: Reply = () => {};
const half: Reply = (response, request) => {
  response.writeHead(200, { "content-length": "1000" }).write('{"Item":');
  setTimeout(() => request.socket.destroy(), 20);
};
const neverEnding: Reply = (response) => {
  response.writeHead(200).write("{");
};

describe.each(["http", "https"] as const)("over %s", (protocol) => {
  it("an answer is what the service said, on a connection that is kept", async () => {
    const { endpoint, get } = await setup(protocol, good);
    expect(await get()).toEqual({ Item: { pk: "a" }, $metadata: expect.objectContaining({ attempts: 1 }) });
    await get();
    expect(endpoint.connections()).toBe(1);
  });

  it.each([
    ["com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException", "ConditionalCheckFailedException"],
    ["UserNotFoundException", "UserNotFoundException"],
    ["NotAuthorizedException:http://internal.amazon.com/", "NotAuthorizedException"],
  ])("an error (%s) is thrown at once, with its name and message", async (type, name) => {
    const { endpoint, authenticate } = await setup(
      protocol,
      failing(400, type, "Unable to verify secret hash"),
    );
    await expect(authenticate()).rejects.toMatchObject({
      ...{ name, message: "Unable to verify secret hash", $fault: "client" },
      $metadata: { httpStatusCode: 400, requestId: "request-1", attempts: 1 },
    });
    expect(endpoint.sent.length).toBe(1);
  });

  it.each([
    ["a throttle", failing(400, "ThrottlingException", "slow down")],
    ["a full table", failing(400, "ProvisionedThroughputExceededException", "slow down")],
    ["too many requests", answers(429, "")],
    ["a failure of the service", failing(500, "InternalServerError", "")],
    ["a load balancer's page", answers(503, "<html>")],
    ["a reset", reset],
    ["half an answer", half],
  ])("%s is tried again", async (_, failure) => {
    const { endpoint, get } = await setup(protocol, failure, failure, good);
    expect(await get()).toMatchObject({ Item: { pk: "a" }, $metadata: { attempts: 3 } });
    const ids = endpoint.sent.map(({ headers }) => headers["amz-sdk-invocation-id"]);
    expect(new Set(ids).size).toBe(1);
    expect(endpoint.sent.map(({ headers }) => headers["amz-sdk-request"])).toEqual([
      "attempt=1; max=3",
      "attempt=2; max=3",
      "attempt=3; max=3",
    ]);
  });

  it.each([
    ["ThrottlingException", failing(400, "ThrottlingException", "slow down")],
    ["InternalServerError", failing(500, "InternalServerError", "")],
    ["Unknown", answers(503, "<html>")],
    ["TimeoutError", reset],
  ])("%s is thrown after three tries", async (name, failure) => {
    const { endpoint, get } = await setup(protocol, failure);
    await expect(thrownBy(get())).resolves.toMatchObject({
      text: expect.stringContaining(name),
      attempts: 3,
    });
    expect(endpoint.sent.length).toBe(3);
  });

  it.each([
    ["no answer", silence],
    ["an answer without an end", neverEnding],
  ])("%s is given up after two seconds, and tried again", async (_, reply) => {
    const { endpoint, get } = await setup(protocol, reply, good);
    expect(await get()).toMatchObject({ Item: { pk: "a" }, $metadata: { attempts: 2 } });
    const [first, second] = endpoint.sent.map(({ at }) => at);
    const waited = (second ?? 0) - (first ?? 0);
    expect(waited).toBeGreaterThan(limits.answerMs - 100); // the limit began before the request arrived
  });
});

it("silence is an error that says so, and what may heal it", async () => {
  const endpoint = await anEndpoint("http", silence);
  process.env["AWS_ENDPOINT_URL"] = endpoint.url;
  const requests = httpHandler({ connectMs: 50, answerMs: 50 });
  after.push(endpoint.close, requests.destroy);
  const call = awsClient("dynamodb", requests).send(new GetCommand({ TableName: "t", Key: { pk: "a" } }));
  await expect(call).rejects.toMatchObject({
    ...{ name: "TimeoutError", code: "ETIMEDOUT", message: expect.stringContaining("50 ms") },
    $metadata: { attempts: 3 },
  });
});

it("a certificate that nobody vouches for is refused, and not tried again", async () => {
  const endpoint = await anEndpoint("https", good);
  process.env["AWS_ENDPOINT_URL"] = endpoint.url;
  after.push(endpoint.close);
  const call = awsClient("dynamodb").send(new GetCommand({ TableName: "t", Key: { pk: "a" } }));
  await expect(thrownBy(call)).resolves.toMatchObject({
    text: expect.stringContaining("self-signed"),
    attempts: 1,
  });
  expect(endpoint.sent).toEqual([]);
});

it("a service that is not there is tried three times", async () => {
  const { endpoint, get } = await setup("http", good);
  endpoint.close();
  await expect(thrownBy(get())).resolves.toMatchObject({
    text: expect.stringContaining("ECONNREFUSED"),
    attempts: 3,
  });
});

describe("a request", () => {
  it("is signed with the environment's credentials for its service", async () => {
    process.env["AWS_SESSION_TOKEN"] = "token";
    const { endpoint, get } = await setup("http", good);
    await get();
    expect(endpoint.sent[0]?.headers).toMatchObject({
      host: new URL(endpoint.url).host,
      authorization: expect.stringMatching(
        /^AWS4-HMAC-SHA256 Credential=id\/\d{8}\/ap-northeast-1\/dynamodb\/aws4_request, SignedHeaders=\S*\bhost\b/,
      ),
      "x-amz-security-token": "token",
    });
  });

  it("without credentials is not sent", async () => {
    const { endpoint, get } = await setup("http", good);
    delete process.env["AWS_SECRET_ACCESS_KEY"];
    await expect(get()).rejects.toThrow("must be in the environment");
    expect(endpoint.sent).toEqual([]);
  });

  it("that anybody may make is unsigned, and names the caller by the application's id", async () => {
    process.env["AWS_SDK_UA_APP_ID"] = "complete-registration";
    const { endpoint } = await setup("http", answers(200, { UserSub: "sub-1" }));
    const signUp = new SignUpCommand({ ClientId: "c", Username: "hanako@example.jp", Password: "p" });
    expect(await awsClient("cognito").send(signUp)).toMatchObject({ UserSub: "sub-1" });
    const [first] = endpoint.sent;
    expect(first?.headers.authorization).toBeUndefined();
    expect(first?.headers["user-agent"]).toMatch(/ app\/complete-registration$/);
  });

  it("carries the trace by which Lambda finds endless loops", async () => {
    Object.assign(process.env, { AWS_LAMBDA_FUNCTION_NAME: "f", _X_AMZN_TRACE_ID: "Root=1-2-3" });
    const { endpoint, get } = await setup("http", good);
    await get();
    expect(endpoint.sent[0]?.headers["x-amzn-trace-id"]).toBe("Root=1-2-3");
  });

  it("is signed by the service's clock once the own is found to be off", async () => {
    const inAnHour = new Date(Date.now() + 3_600_000);
    const late = answers(
      403,
      { __type: "InvalidSignatureException", message: "Signature expired" },
      { date: inAnHour.toUTCString() },
    );
    const { endpoint, get } = await setup("http", late, good);
    await get();
    const dates = endpoint.sent.map(({ headers }) => String(headers["x-amz-date"]));
    const hourOf = (date: Date) => date.toISOString().replace(/[-:]/g, "").slice(0, 11);
    expect(dates[1]?.slice(0, 11)).toBe(hourOf(inAnHour));
    expect(dates[0]).not.toBe(dates[1]);
  });

  it("without a region has no address", async () => {
    delete process.env["AWS_REGION"];
    const call = awsClient("dynamodb").send(new GetCommand({ TableName: "t", Key: { pk: "a" } }));
    await expect(call).rejects.toThrow(/^no endpoint is known for AWS_REGION $/);
  });

  it.each(["", "cn-north-1", "us-gov-west-1", "us-iso-east-1", "xap-northeast-1", "ap-northeast-1x"])(
    "to region %p, whose services have other addresses, is refused",
    async (region) => {
      process.env["AWS_REGION"] = region;
      const call = awsClient("dynamodb").send(new GetCommand({ TableName: "t", Key: { pk: "a" } }));
      await expect(call).rejects.toThrow("no endpoint is known");
    },
  );
});

/** What a client asks its handler of requests for, once. */
async function requestOf(send: (requests: Requests) => Promise<unknown>): Promise<unknown> {
  const requests: unknown[] = [];
  await send({
    metadata: { handlerProtocol: "http/1.1" },
    async handle({ method, protocol, hostname, port, path, headers, body }) {
      const [, signedAs] =
        /Credential=id\/\d+\/(\S+\/\S+\/aws4_request)/.exec(headers["authorization"] ?? "") ?? [];
      const said = ["content-type", "x-amz-target", "host"].map((name) => [name, headers[name]]);
      requests.push({
        ...{ method, protocol, hostname, port, path, signedAs },
        ...{ headers: Object.fromEntries(said), body: JSON.parse(Buffer.from(body).toString()) },
      });
      return { response: new HttpResponse({ statusCode: 200, headers: {}, body: Buffer.from("{}") }) };
    },
  });
  expect(requests.length).toBe(1);
  return requests[0];
}
type Requests = NonNullable<Parameters<typeof awsClient>[1]>;

const item = { TableName: "t", Key: { pk: "a", sk: "b" } };
const keys = { RequestItems: { t: { Keys: [{ pk: "a" }, { pk: "b" }], ConsistentRead: true } } };
const put = { TableName: "t", Item: { pk: "a", gone: undefined } };
const update = {
  ...{ ...item, UpdateExpression: "SET #a = :a", ExpressionAttributeNames: { "#a": "a" } },
  ...{ ExpressionAttributeValues: { ":a": { deep: [1, null, true] } }, ReturnValues: "ALL_NEW" as const },
};
const query = { TableName: "t", KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: { ":pk": 1 } };
const signUp = {
  ...{ ClientId: "c", SecretHash: "h", Username: user.Username, Password: "p" },
  ...{ UserAttributes: [{ Name: "email", Value: user.Username }], ClientMetadata: { id: "r" } },
};
const password = { ...user, Password: "p", Permanent: true };
const signIn = { UserPoolId: "p", ClientId: "c", AuthFlow: "ADMIN_USER_PASSWORD_AUTH" } as const;
const secret = { SecretId: "s", VersionId: undefined };
const message = {
  QueueUrl: "https://sqs.ap-northeast-1.amazonaws.com/1/q",
  MessageBody: "川",
  DelaySeconds: 5,
};
const mail = {
  ...{ FromEmailAddress: "a@example.jp", Destination: { ToAddresses: [user.Username] } },
  Content: { Simple: { Subject: { Data: "認証コード" }, Body: { Text: { Data: "川崎" } } } },
  EmailTags: [{ Name: "kind", Value: "code" }],
};

const settings = (requestHandler: Requests) => ({ requestHandler, region: "ap-northeast-1" });
const cognito = (requests: Requests) => new CognitoIdentityProviderClient(settings(requests));
const documents = (requests: Requests) =>
  DynamoDBDocumentClient.from(new DynamoDBClient(settings(requests)), {
    marshallOptions: { removeUndefinedValues: true },
  });
const queues = (requests: Requests) =>
  new SQSClient({ ...settings(requests), useQueueUrlAsEndpoint: false, md5: false });

type Send = (requests: Requests) => Promise<unknown>;

describe.each<[string, Send, Send]>([
  [
    "SignUp",
    (r) => awsClient("cognito", r).send(new SignUpCommand(signUp)),
    (r) => cognito(r).send(new TheirSignUp(signUp)),
  ],
  [
    "AdminDeleteUser",
    (r) => awsClient("cognito", r).send(new AdminDeleteUserCommand(user)),
    (r) => cognito(r).send(new TheirAdminDeleteUser(user)),
  ],
  [
    "AdminGetUser",
    (r) => awsClient("cognito", r).send(new AdminGetUserCommand(user)),
    (r) => cognito(r).send(new TheirAdminGetUser(user)),
  ],
  [
    "AdminSetUserPassword",
    (r) => awsClient("cognito", r).send(new AdminSetUserPasswordCommand(password)),
    (r) => cognito(r).send(new TheirAdminSetUserPassword(password)),
  ],
  [
    "AdminInitiateAuth",
    (r) => awsClient("cognito", r).send(new AdminInitiateAuthCommand(signIn)),
    (r) => cognito(r).send(new TheirAdminInitiateAuth(signIn)),
  ],
  [
    "GetItem",
    (r) => awsClient("dynamodb", r).send(new GetCommand(item)),
    (r) => documents(r).send(new TheirGet(item)),
  ],
  [
    "BatchGetItem",
    (r) => awsClient("dynamodb", r).send(new BatchGetCommand(keys)),
    (r) => documents(r).send(new TheirBatchGet(keys)),
  ],
  [
    "PutItem",
    (r) => awsClient("dynamodb", r).send(new PutCommand(put)),
    (r) => documents(r).send(new TheirPut(put)),
  ],
  [
    "UpdateItem",
    (r) => awsClient("dynamodb", r).send(new UpdateCommand(update)),
    (r) => documents(r).send(new TheirUpdate(update)),
  ],
  [
    "DeleteItem",
    (r) => awsClient("dynamodb", r).send(new DeleteCommand(item)),
    (r) => documents(r).send(new TheirDelete(item)),
  ],
  [
    "Query",
    (r) => awsClient("dynamodb", r).send(new QueryCommand(query)),
    (r) => documents(r).send(new TheirQuery(query)),
  ],
  [
    "GetSecretValue",
    (r) => awsClient("secretsManager", r).send(new GetSecretValueCommand(secret)),
    (r) => new SecretsManagerClient(settings(r)).send(new TheirGetSecretValue(secret)),
  ],
  [
    "SendEmail",
    (r) => awsClient("ses", r).send(new SendEmailCommand(mail)),
    (r) => new SESv2Client(settings(r)).send(new TheirSendEmail(mail)),
  ],
  [
    "SendMessage",
    (r) => awsClient("sqs", r).send(new SendMessageCommand(message)),
    (r) => queues(r).send(new TheirSendMessage(message)),
  ],
])("%s is sent as by the SDK's own client", (_, send, theirs) => {
  it("to AWS", async () => expect(await requestOf(send)).toEqual(await requestOf(theirs)));

  it("to a local endpoint", async () => {
    process.env["AWS_ENDPOINT_URL"] = "http://127.0.0.1:4566";
    expect(await requestOf(send)).toEqual(await requestOf(theirs));
  });
});
