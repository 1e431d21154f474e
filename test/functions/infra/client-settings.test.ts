import { beforeAll, describe, expect, it } from "@jest/globals";
import { cognito } from "../../../functions/infra/cognito-users.ts";
import { dynamo } from "../../../functions/infra/dynamo-client.ts";
import { sqs } from "../../../functions/infra/queues.ts";
import { secretsManager } from "../../../functions/infra/secrets.ts";
import { ses } from "../../../functions/infra/ses-mailer.ts";

beforeAll(() => {
  process.env["AWS_REGION"] = "ap-northeast-1";
});

/** As much of a client as has settings. */
interface Configured {
  readonly config: {
    readonly maxAttempts: unknown;
    readonly retryMode: unknown;
    readonly requestHandler: unknown;
  };
}

const called = async (setting: unknown) => (typeof setting === "function" ? await setting() : setting);

describe.each<[string, () => Configured]>([
  ["DynamoDB", dynamo],
  ["Cognito", cognito],
  ["SQS", sqs],
  ["Secrets Manager", secretsManager],
  ["SES", ses],
])("the client of %s", (_, made) => {
  it("tries three times, and gives each try two seconds", async () => {
    const { maxAttempts, retryMode, requestHandler } = made().config;
    expect([await called(maxAttempts), await called(retryMode)]).toEqual([3, "standard"]);
    const { configProvider } = requestHandler as { configProvider: Promise<object> }; // Node's handler has it
    expect(await configProvider).toMatchObject({
      connectionTimeout: 1000,
      requestTimeout: 2000,
      throwOnRequestTimeout: true,
    });
  });
});

it("a queue's messages go to the endpoint of all of them, whatever its URL says", () => {
  expect(sqs().config.useQueueUrlAsEndpoint).toBe(false);
});

it("a member without a value is left out of what is stored", () => {
  expect(dynamo().config.translateConfig?.marshallOptions).toMatchObject({ removeUndefinedValues: true });
});
