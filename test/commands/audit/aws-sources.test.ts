import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { describe, expect, it } from "@jest/globals";
import { outputsOf } from "../../../commands/audit/sources/aws.ts";
import { cloudWatchSource } from "../../../commands/audit/sources/cloud-watch.ts";
import { type Asked, answered } from "../../../testing/infra/answered.ts";

const settings = {
  region: "ap-northeast-1",
  credentials: { accessKeyId: "any", secretAccessKey: "any" },
  maxAttempts: 1,
};

const failing =
  (name: string, message = "in AWS's words") =>
  (): never => {
    throw Object.assign(new Error(message), { name });
  };

const aStack = (outputs: Readonly<Record<string, string>>) => () => ({
  Stacks: [
    { Outputs: Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })) },
  ],
});

describe("a stack on AWS", () => {
  const outputs = (answer: (asked: Asked) => unknown) =>
    outputsOf(answered(new CloudFormationClient(settings), answer).client, "Registration", [
      "logGroupName",
      "emailSecretId",
      "archiveBucketName",
    ]);

  it("names its log group, its key and its archive", async () => {
    const values = {
      AuditLogGroupName: "group",
      AddressSecretArn: "arn",
      AuditArchiveBucketName: "bucket",
      SiteUrl: "https://example.jp",
    };
    expect(await outputs(aStack(values))).toEqual({
      logGroupName: "group",
      emailSecretId: "arn",
      archiveBucketName: "bucket",
    });
  });

  it.each([
    [
      "is not there",
      failing("ValidationError", "Stack with id Registration does not exist"),
      "no-stack",
      "Registration",
    ],
    ["is of an older release", aStack({ SiteUrl: "https://example.jp" }), "no-output", "AuditLogGroupName"],
    ["may not be looked at", failing("AccessDenied"), "denied", "in AWS's words"],
    [
      "is asked for without credentials",
      failing("CredentialsProviderError"),
      "no-credentials",
      "in AWS's words",
    ],
  ])("%s", async (_, answer, kind, about) => {
    await expect(outputs(answer)).rejects.toMatchObject({ kind, about });
  });
});

describe("a log group on AWS", () => {
  const source = (answer: (asked: Asked) => unknown, emailSecretId?: string) => {
    const logs = answered(new CloudWatchLogsClient(settings), answer);
    const secrets = answered(new SecretsManagerClient(settings), answer);
    const name = { kind: "aws", logGroupName: "group", region: "ap-northeast-1" } as const;
    const parts = { logs: logs.client, secrets: secrets.client, name };
    return {
      asked: logs.asked,
      ...cloudWatchSource({ ...parts, ...(emailSecretId === undefined ? {} : { emailSecretId }) }),
    };
  };

  const read = async (lines: AsyncIterable<readonly string[]>): Promise<string[]> => {
    const all: string[] = [];
    for await (const part of lines) all.push(...part);
    return all;
  };

  it("is read to its end, through parts that are empty", async () => {
    const pages = [
      { events: [{ message: "one" }], nextToken: "a" },
      { events: [], nextToken: "b" },
      { events: [{ message: "two" }, {}] },
    ];
    const tokens: unknown[] = []; // at once: the client goes on with the same input
    const group = source(({ input }) => {
      tokens.push(input["nextToken"]);
      return pages.shift();
    });
    expect(await read(group.lines("{ $.a = 1 }", { from: 1, to: 2 }))).toEqual(["one", "two"]);
    expect(tokens).toEqual([undefined, "a", "b"]);
    expect(group.asked[0]?.input).toMatchObject({
      logGroupName: "group",
      filterPattern: "{ $.a = 1 }",
      startTime: 1,
      endTime: 2,
    });
  });

  it.each([
    ["is not there", "ResourceNotFoundException", "no-log-group"],
    ["may not be read", "AccessDeniedException", "denied"],
    ["is asked for with credentials of yesterday", "ExpiredTokenException", "expired-credentials"],
    ["is asked too often", "ThrottlingException", "throttled"],
    ["cannot be reached", "TimeoutError", "unreachable"],
  ])("%s", async (_, name, kind) => {
    await expect(read(source(failing(name)).lines("{ $.a = 1 }", {}))).rejects.toMatchObject({ kind });
  });

  it("does not hide what nobody foresaw", async () => {
    const lines = source(failing("InternalFailure")).lines("{ $.a = 1 }", {});
    await expect(read(lines)).rejects.toMatchObject({ name: "InternalFailure" });
  });

  it("has every version of its key, over several answers", async () => {
    const versions = [
      { Versions: [{ VersionId: "v1" }], NextToken: "more" },
      { Versions: [{ VersionId: "v2" }] },
    ];
    const group = source(
      ({ command, input }) =>
        command === "ListSecretVersionIdsCommand"
          ? versions.shift()
          : { SecretString: `secret of ${input["VersionId"]}`, VersionId: input["VersionId"] },
      "key",
    );
    expect(await group.emailKeys()).toEqual([
      { id: "v1", secret: "secret of v1" },
      { id: "v2", secret: "secret of v2" },
    ]);
  });

  it.each([
    ["no key was named", undefined, "no-secret"],
    ["the key is not there", "key", "no-such-secret"],
  ])("cannot be asked for an address when %s", async (_, key, kind) => {
    const group = source(failing("ResourceNotFoundException"), key);
    await expect(group.emailKeys()).rejects.toMatchObject({ kind });
  });
});
