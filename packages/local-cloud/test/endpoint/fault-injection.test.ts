import { AdminGetUserCommand } from "@aws-sdk/client-cognito-identity-provider";
import { GetItemCommand } from "@aws-sdk/client-dynamodb";
import { GetSecretValueCommand } from "@aws-sdk/client-secrets-manager";
import { SendEmailCommand } from "@aws-sdk/client-sesv2";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { FaultRule } from "../../src/endpoint/faults.ts";
import { anEndpoint, type Clients } from "./an-endpoint.ts";

let endpoint: Awaited<ReturnType<typeof anEndpoint>>;

beforeEach(async () => {
  endpoint = await anEndpoint();
});

afterEach(() => endpoint.close());

const fault = (rule: Partial<FaultRule>): void =>
  endpoint.faults.add({ service: "dynamodb", operation: "GetItem", mode: "error", count: 1, ...rule });

const command = new GetItemCommand({
  TableName: "ephemeral",
  Key: { pk: { S: "LIMIT#1" }, sk: { S: "LIMIT" } },
});

/** The output of GetItem through the real SDK, or its error. */
const getItem = (more: object = {}, key = "AKIASTART"): Promise<unknown> =>
  endpoint
    .clients(key, more)
    .dynamodb.send(command)
    .catch((reason: unknown) => reason);

describe("an injected fault", () => {
  it.each<[FaultRule["mode"], number]>([
    ["error", 1],
    ["throttle", 1],
    ["lost-response", 2],
  ])("of mode %s is overcome by the SDK's retry, which uses its count up", async (mode, times) => {
    fault({ mode });
    expect(await getItem()).toMatchObject({ $metadata: { attempts: 2 } });
    expect(endpoint.calls.list()).toMatchObject([
      { outcome: mode, attempt: 1 },
      { outcome: "ok", attempt: 2 },
    ]);
    expect(endpoint.received).toHaveLength(times);
    expect(endpoint.faults.list()).toEqual([]);
  });

  it("defeats the SDK when it outlasts the retries", async () => {
    fault({ count: 5 });
    expect(await getItem({ maxAttempts: 3 })).toMatchObject({
      name: "InternalServerError",
      $fault: "server",
      $metadata: { attempts: 3, httpStatusCode: 500 },
    });
    expect(endpoint.outcomes()).toEqual(["GetItem error", "GetItem error", "GetItem error"]);
    expect(endpoint.faults.list()).toMatchObject([{ count: 2 }]);
    expect(endpoint.received).toEqual([]);
  });

  it("of mode timeout holds the connection and does nothing", async () => {
    fault({ mode: "timeout" });
    const impatient = { requestHandler: { requestTimeout: 100, throwOnRequestTimeout: true } };
    expect(await getItem(impatient)).toMatchObject({ $metadata: { attempts: 2 } });
    expect(endpoint.outcomes()).toEqual(["GetItem timeout", "GetItem ok"]);
    expect(endpoint.calls.list()[0]?.durationMs).toBeGreaterThan(50);
    expect(endpoint.received).toHaveLength(1);
  });

  it("of mode lost-response is a broken connection after the work was done", async () => {
    fault({ mode: "lost-response" });
    expect(await getItem({ maxAttempts: 1 })).toMatchObject({
      message: expect.stringContaining("socket hang up"),
    });
    expect(endpoint.received).toMatchObject([{ operation: "GetItem" }]);
  });

  it("of mode duplicate has the work done twice", async () => {
    fault({ mode: "duplicate" });
    expect(await getItem()).toMatchObject({ $metadata: { attempts: 1 } });
    expect(endpoint.received).toHaveLength(2);
    expect(endpoint.received[0]?.body).toEqual(endpoint.received[1]?.body);
    expect(endpoint.outcomes()).toEqual(["GetItem duplicate"]);
  });

  it.each([
    ["crash-before", 0],
    ["crash-after", 1],
  ] as const)("of mode %s ends the caller, with the work done %i times", async (mode, times) => {
    fault({ mode });
    expect(await getItem({ maxAttempts: 1 })).toMatchObject({
      message: expect.stringContaining("socket hang up"),
    });
    expect(endpoint.received).toHaveLength(times);
    expect(endpoint.crashed).toEqual(["place-order "]);
    expect(endpoint.outcomes()).toEqual([`GetItem ${mode}`]);
  });

  const QueueUrl = "http://127.0.0.1:4566/000000000000/mail";
  const Content = { Simple: { Subject: { Data: "s" }, Body: { Text: { Data: "t" } } } };
  it.each<[FaultRule["service"], (clients: Clients) => Promise<unknown>, string, string, number]>([
    ["dynamodb", (to) => to.dynamodb.send(command), "ThrottlingException", "InternalServerError", 400],
    [
      "sqs",
      (to) => to.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "m" })),
      "RequestThrottled",
      "InternalFailure",
      400,
    ],
    [
      "ses",
      (to) => to.ses.send(new SendEmailCommand({ FromEmailAddress: "a@city.jp", Content })),
      "TooManyRequestsException",
      "InternalServiceErrorException",
      429,
    ],
    [
      "cognito-idp",
      (to) => to.cognito.send(new AdminGetUserCommand({ UserPoolId: "pool_1", Username: "u" })),
      "TooManyRequestsException",
      "InternalErrorException",
      400,
    ],
    [
      "secretsmanager",
      (to) => to.secrets.send(new GetSecretValueCommand({ SecretId: "code" })),
      "ThrottlingException",
      "InternalServiceError",
      400,
    ],
  ])("speaks %s's own language", async (service, call, throttle, failure, status) => {
    const once = endpoint.clients("AKIASTART", { maxAttempts: 1 });
    fault({ service, operation: "*", mode: "throttle" });
    await expect(call(once)).rejects.toMatchObject({ name: throttle, $metadata: { httpStatusCode: status } });
    fault({ service, operation: "*", mode: "error" });
    await expect(call(once)).rejects.toMatchObject({ name: failure, $metadata: { httpStatusCode: 500 } });
    fault({ service, operation: "*", mode: "throttle" });
    expect(await call(endpoint.clients("AKIASTART"))).toMatchObject({ $metadata: { attempts: 2 } });
  });

  it("hits only the service, operation and function that it names", async () => {
    fault({ service: "sqs", operation: "*" });
    fault({ operation: "PutItem" });
    fault({ function: "sign-out" });
    expect(await getItem()).toMatchObject({ $metadata: { attempts: 1 } });
    expect(endpoint.faults.list()).toHaveLength(3);
  });

  it("is not used up by a call that is denied anyway", async () => {
    fault({ operation: "*" });
    expect(await getItem({}, "AKIASIGNOUT")).toMatchObject({ name: "AccessDeniedException" });
    expect(endpoint.faults.list()).toHaveLength(1);
  });
});
