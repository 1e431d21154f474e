/** The package as anybody would use it who has a CDK app: through its public entrance alone. */
import { mkdtempSync, rmSync } from "node:fs";
import { connect as connectSocket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  FilterLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import {
  AdminConfirmSignUpCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { SQSClient, StartMessageMoveTaskCommand } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import {
  CloudSilent,
  connect,
  examineTemplate,
  type LocalCloud,
  openStateFolder,
  recallStack,
  rememberStack,
  type StateFolder,
  StateFolderInUse,
  startCloud,
} from "local-cloud";
import * as z from "zod";
import { signedHeaders } from "../endpoint/signed-headers.ts";
import { eventually } from "../services/support/eventually.ts";
import { region, synthesizeShop } from "./shop.ts";

jest.setTimeout(180_000);

const ports = { web: 0, aws: 0, inbox: 0 };
const credentials = { accessKeyId: "LOCALADMIN", secretAccessKey: "any" };

const clerk = {
  ...{ accessKeyId: "CLERK", secretAccessKey: "clerk's", roleName: "Clerk", sessionName: "yamada" },
  policies: [
    {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "execute-api:Invoke",
          Resource: `arn:aws:execute-api:${region}:*:*/$default/POST/orders`,
        },
      ],
    },
  ],
};

let folder: string;
let cdkOut: string;
let state: StateFolder;
let cloud: LocalCloud;
let outputs: Readonly<Record<string, string>>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "shop-"));
  cdkOut = synthesizeShop(folder);
  state = openStateFolder(join(folder, "state"));
  cloud = await startCloud({ cdkOut, stateDir: state.path, ports, region, roleSessions: [clerk] });
  outputs = recallStack(state.path)?.outputs ?? {};
});
afterAll(async () => {
  await cloud?.close();
  state?.release();
  rmSync(folder, { recursive: true, force: true });
});

const sdk = () => ({ endpoint: cloud.urls.aws, region, credentials });
const control = async (path: string) => (await fetch(`${cloud.urls.web}/_local/${path}`)).json();
const place = (id: string) =>
  fetch(`${cloud.urls.web}/orders`, { method: "POST", body: JSON.stringify({ id }) });

async function stateOf(id: string): Promise<string | undefined> {
  const client = new DynamoDBClient(sdk());
  const command = new GetItemCommand({ TableName: outputs["TableName"], Key: { id: { S: id } } });
  const { Item } = await client.send(command);
  client.destroy();
  return Item?.["state"]?.S;
}

describe("a foreign CDK app on the local cloud", () => {
  it("has a request stored by one function and finished by another, through table and queue", async () => {
    const answer = await place("order-1");
    expect(answer.status).toBe(202);
    expect(await answer.json()).toEqual({ id: "order-1", client: "127.0.0.1" });
    const packed = () => stateOf("order-1").then((found) => (found === "packed" ? found : undefined));
    expect(await eventually("the order to be packed", packed)).toBe("packed");
    expect(await control("calls?function=place-order")).toMatchObject([
      { service: "dynamodb", operation: "PutItem", outcome: "ok" },
      { service: "sqs", operation: "SendMessage", outcome: "ok" },
    ]);
  });

  it("knows clients by their address", async () => {
    const { port } = new URL(cloud.urls.web);
    const text = await new Promise<string>((resolve, reject) => {
      const socket = connectSocket({ port: Number(port), host: "127.0.0.1", localAddress: "127.0.0.9" });
      let received = "";
      socket.on("data", (chunk) => {
        received += chunk.toString("utf8");
      });
      socket.on("end", () => resolve(received)).on("error", reject);
      const body = JSON.stringify({ id: "order-9" });
      const head = `POST /orders HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: ${body.length}`;
      socket.write(`${head}\r\n\r\n${body}`);
    });
    expect(text).toContain('"client":"127.0.0.9"');
  });

  it("denies a function what its role does not allow", async () => {
    const answer = await fetch(`${cloud.urls.web}/orders`);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toEqual({
      name: "AccessDeniedException",
      message: expect.stringMatching(
        /is not authorized to perform: dynamodb:Scan on resource: .*:table\/Shop-/,
      ),
    });
    const rows = await control("permissions?function=place-order");
    expect(rows).toContainEqual(expect.objectContaining({ action: "dynamodb:PutItem" }));
  });

  it("signs a user up and in", async () => {
    const client = new CognitoIdentityProviderClient(sdk());
    const user = { ClientId: outputs["ClientId"], Username: "a@example.com", Password: "Correct-horse-1" };
    const { UserSub, UserConfirmed } = await client.send(new SignUpCommand(user));
    expect(UserConfirmed).toBe(false);
    const signIn = () =>
      client.send(
        new InitiateAuthCommand({
          ClientId: user.ClientId,
          AuthFlow: "USER_PASSWORD_AUTH",
          AuthParameters: { USERNAME: user.Username, PASSWORD: user.Password },
        }),
      );
    await expect(signIn()).rejects.toMatchObject({ name: "UserNotConfirmedException" });
    const { UserPoolId } = outputs;
    await client.send(new AdminConfirmSignUpCommand({ UserPoolId, Username: user.Username }));
    const { AuthenticationResult: tokens } = await signIn();
    const [, claims = ""] = tokens?.IdToken?.split(".") ?? [];
    expect(JSON.parse(Buffer.from(claims, "base64url").toString())).toMatchObject({
      sub: UserSub,
      aud: user.ClientId,
      email: user.Username,
      iat: expect.any(Number),
    });
    client.destroy();
  });

  it("keeps each function's log in its own group", async () => {
    const client = new CloudWatchLogsClient(sdk());
    const { logGroups = [] } = await client.send(new DescribeLogGroupsCommand({}));
    const names = logGroups.map(({ logGroupName }) => logGroupName);
    expect(names).toEqual(["/aws/lambda/pack-order", "/aws/lambda/place-order"]);
    const messages = async (logGroupName: string | undefined) => {
      const { events = [] } = await client.send(new FilterLogEventsCommand({ logGroupName }));
      return events.map(({ message = "" }) => message).join("\n");
    };
    expect(await messages(names[1])).toContain("order-1");
    expect(await messages(names[0])).not.toContain("placed");
    client.destroy();
  });

  it("obeys the control endpoints: faults, clock, queues, health", async () => {
    const post = (path: string, body: object) =>
      fetch(`${cloud.urls.web}/_local/${path}`, { method: "POST", body: JSON.stringify(body) });
    const fault = { service: "dynamodb", operation: "PutItem", mode: "error", count: 1_000 };
    expect((await post("faults", fault)).status).toBe(201);
    expect((await place("order-2")).status).toBe(500);
    expect(await stateOf("order-2")).toBeUndefined();
    await fetch(`${cloud.urls.web}/_local/faults`, { method: "DELETE" });
    expect((await place("order-2")).status).toBe(202);
    await post("clock", { advanceSeconds: 3600 });
    expect(await control("clock")).toMatchObject({ offsetSeconds: 3600 });
    expect(await control("queues")).toContainEqual(
      expect.objectContaining({ url: outputs["QueueUrl"], deadLetters: 0 }),
    );
    expect(await control("health")).toMatchObject({ status: "ok", stackName: "Shop" });
    expect(await control("mails")).toEqual([]);
  });
});

describe("an HTTP API with IAM authorisation, which is not behind CloudFront", () => {
  const staffUrl = () => cloud.urls.furtherApis[outputs["StaffApiId"] ?? ""]?.url ?? "";
  async function order(id: string, secret: string, headers: Record<string, string> = {}) {
    const url = `${staffUrl()}/orders`;
    const body = JSON.stringify({ id });
    const signed = signedHeaders(clerk.accessKeyId, "execute-api", { url, body, secret, region });
    return fetch(url, { method: "POST", headers: { ...signed, ...headers }, body });
  }

  it("passes on to the function who signed", async () => {
    expect(recallStack(state.path)?.apiUrls).toEqual({ [outputs["StaffApiId"] ?? ""]: staffUrl() });
    const answer = await order("order-4", clerk.secretAccessKey);
    expect(answer.status).toBe(202);
    const caller = "arn:aws:sts::000000000000:assumed-role/Clerk/yamada";
    expect(await answer.json()).toMatchObject({ id: "order-4", caller });
  });

  it("refuses who did not sign, signed wrongly, or comes from elsewhere", async () => {
    const unsigned = await fetch(`${staffUrl()}/orders`, { method: "POST", body: '{"id":"order-5"}' });
    expect([unsigned.status, await unsigned.json()]).toEqual([403, { message: "Forbidden" }]);
    const forged = await order("order-5", "another secret");
    expect([forged.status, await forged.json()]).toEqual([403, { message: "Forbidden" }]);
    expect((await order("order-5", clerk.secretAccessKey, { origin: "https://evil.example" })).status).toBe(
      403,
    );
    expect(await stateOf("order-5")).toBeUndefined();
  });
});

describe("a schedule", () => {
  const row = z.object({ name: z.string(), expression: z.string(), lastFiredAt: z.string().optional() });
  const daily = async () => z.tuple([row]).parse(await control("schedules"))[0];
  const fire = (name: string) => fetch(`${cloud.urls.web}/_local/schedules/${name}`, { method: "POST" });

  it("is fired by hand, and once by days that pass", async () => {
    expect(await daily()).toMatchObject({ name: "daily-parcel", expression: "cron(0 18 * * ? *)" });
    expect((await fire("daily-parcel")).status).toBe(200);
    const packed = () =>
      stateOf('{"parcel":"daily"}').then((found) => (found === "packed" ? found : undefined));
    expect(await eventually("the parcel to be packed", packed)).toBe("packed");
    const before = (await daily()).lastFiredAt ?? "";
    const body = JSON.stringify({ advanceSeconds: 40 * 86_400 });
    await fetch(`${cloud.urls.web}/_local/clock`, { method: "POST", body });
    const after = (await daily()).lastFiredAt ?? "";
    expect(Date.parse(after) - Date.parse(before)).toBeGreaterThan(39 * 86_400_000);
    expect((await fire("weekly")).status).toBe(404);
  });
});

describe("a dead letter", () => {
  it("is delivered by a redrive three days later", async () => {
    const local = `${cloud.urls.web}/_local`;
    const post = (path: string, body: object) =>
      fetch(`${local}/${path}`, { method: "POST", body: JSON.stringify(body) });
    const queues = z.array(
      z.object({ arn: z.string(), url: z.string(), deadLetters: z.number().optional() }),
    );
    const work = async () => {
      const found = queues.parse(await control("queues"));
      return found.find(({ url }) => url === outputs["QueueUrl"]);
    };
    await post("faults", { service: "dynamodb", operation: "UpdateItem", mode: "error", count: 1_000 });
    await place("order-3");
    await eventually("the message to be given up", async () => {
      await post("clock", { advanceSeconds: 31 }); // beyond the visibility timeout
      return (await work())?.deadLetters === 1 ? true : undefined;
    });
    await post("clock", { advanceSeconds: 3 * 86_400 });
    await fetch(`${local}/faults`, { method: "DELETE" });
    expect(await stateOf("order-3")).toBe("placed");
    const dead = queues.parse(await control("queues")).find(({ url }) => url.includes("Dead"));
    const client = new SQSClient(sdk());
    await client.send(new StartMessageMoveTaskCommand({ SourceArn: dead?.arn }));
    client.destroy();
    const packed = () => stateOf("order-3").then((found) => (found === "packed" ? found : undefined));
    expect(await eventually("the order to be packed", packed)).toBe("packed");
    expect((await work())?.deadLetters).toBe(0);
  });
});

describe("the state folder of a running local cloud", () => {
  it("belongs to nobody else", () => {
    expect(() => openStateFolder(state.path)).toThrow(StateFolderInUse);
  });

  it("is where other programs find logs and secrets, while it runs", async () => {
    const connection = await connect(state.path);
    expect(connection).toMatchObject({ isRunning: true, stack: { stackName: "Shop", region, outputs } });
    expect(connection?.logsUrl).toBe(recallStack(state.path)?.awsUrl);
    await connection?.close();
  });
});

describe("another folder", () => {
  it("has no local cloud to connect to", async () => {
    expect(await connect(join(folder, "nothing"))).toBeUndefined();
  });

  it("serves its logs when its local cloud has been stopped", async () => {
    const own = openStateFolder(join(folder, "stopped"));
    const stack = { stackName: "Shop", region, awsUrl: "http://127.0.0.1:9", outputs: {} };
    rememberStack(own.path, { ...stack, logGroups: [{ name: "group", writers: ["f"] }] });
    own.release();
    const connection = await connect(own.path);
    expect(connection?.isRunning).toBe(false);
    const client = new CloudWatchLogsClient({ region, credentials, endpoint: String(connection?.logsUrl) });
    const { logGroups } = await client.send(new DescribeLogGroupsCommand({}));
    expect(logGroups).toMatchObject([{ logGroupName: "group" }]);
    client.destroy();
    await connection?.close();
    openStateFolder(own.path).release(); // let go of
  });

  it("says so when its local cloud runs, and does not answer", async () => {
    const own = openStateFolder(join(folder, "silent"));
    rememberStack(own.path, {
      stackName: "Shop",
      region,
      awsUrl: "http://127.0.0.1:9",
      logGroups: [],
      outputs: {},
    });
    await expect(connect(own.path)).rejects.toThrow(CloudSilent);
    await expect(connect(own.path)).rejects.toMatchObject({ awsUrl: "http://127.0.0.1:9" });
    own.release();
  });
});

describe("a template", () => {
  it("is examined before anything is started", () => {
    const found = examineTemplate(cdkOut, { region });
    expect(found.resources.get("AWS::Lambda::Function")).toBe(2);
    expect(found).toMatchObject({
      unknownTypes: [],
      missingCode: [],
      emptyRoles: [],
      unmatched: [],
      callerStatements: [],
      outputs: { TableName: expect.any(String) },
    });
    expect(found.uncheckedActions).toEqual([]);
  });

  it("needs no API, and no other region than its own", async () => {
    const other = mkdtempSync(join(tmpdir(), "shop-"));
    const out = synthesizeShop(other, { withApi: false });
    expect(() => examineTemplate(out, { region: "us-west-2" })).toThrow("it holds Shop (eu-central-1)");
    const own = openStateFolder(join(other, "state"));
    const started = await startCloud({ cdkOut: out, stateDir: own.path, ports, region });
    expect((await fetch(started.urls.web)).status).toBe(404);
    expect((await fetch(`${started.urls.web}/_local/health`)).status).toBe(200);
    await started.close();
    own.release();
    rmSync(other, { recursive: true, force: true });
  });
});
