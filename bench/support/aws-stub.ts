/** An AWS that answers at once what a first invocation of ours asks for, on a free port of this machine. */
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const hash = (text: string) => createHash("sha256").update(text).digest("hex");

/** The secret in the cookies of the events, whose hash the stored items have. */
export const SECRET = "cold-start-cold-start-0";

type Value = string | number;
const attributes = (item: Readonly<Record<string, Value>>) =>
  Object.fromEntries(
    Object.entries(item).map(([name, value]) => [
      name,
      typeof value === "number" ? { N: String(value) } : { S: value },
    ]),
  );

function storedItem(key: string, now: number) {
  const later = now + 1_800_000;
  if (key.startsWith("SESSION#"))
    return attributes({
      accountId: "a",
      email: "taro@example.jp",
      idleExpiresAt: later,
      absoluteExpiresAt: later,
    });
  if (!key.startsWith("REGISTRATION#")) return {};
  return attributes({
    ...{ id: "r", state: "requested", accountType: "business", email: "taro@example.jp", language: "ja" },
    ...{
      termsVersion: "1",
      termsSha256: "0".repeat(64),
      flowHash: hash(SECRET),
      issue: 1,
      mailStatus: "queued",
    },
    ...{ startedAt: now, expiresAt: later, resendAvailableAt: now, goneAt: later },
  });
}

const profile = {
  M: attributes({
    organizationName: "川崎商店",
    representativeFamilyName: "川崎",
    representativeGivenName: "太郎",
  }),
};

/** The answer to an operation, by its name after the last dot of `x-amz-target`; SES has paths instead. */
function answerTo(operation: string, body: string): unknown {
  const now = Date.now();
  const key = /"(?:pk|accountId)":\{"S":"([^"]*)"/.exec(body)?.[1] ?? "";
  const account = {
    ...attributes({ accountId: "a", accountType: "business", email: "taro@example.jp", language: "ja" }),
    ...attributes({
      registrationId: "r",
      termsVersion: "1",
      termsSha256: "0",
      createdAt: now,
      updatedAt: now,
    }),
    profile,
  };
  const item = key.includes("#") ? storedItem(key, now) : account;
  const claims = Buffer.from('{"custom:accountId":"a"}').toString("base64url");
  const answers: Readonly<Record<string, unknown>> = {
    GetItem: { Item: item },
    UpdateItem: { Attributes: item },
    PutItem: {},
    Query: {
      Items: [{ ...attributes({ pk: key, sk: "REGISTRATION" }), ...storedItem("REGISTRATION#", now) }],
    },
    GetSecretValue: { SecretString: "s".repeat(64), VersionId: "v1" },
    SendMessage: { MessageId: "m", MD5OfMessageBody: md5(messageOf(body)) },
    AdminGetUser: undefined,
    AdminInitiateAuth: { AuthenticationResult: { IdToken: `h.${claims}.s` } },
    outbound: { MessageId: "m" },
  };
  return answers[operation];
}

const md5 = (text: string) => createHash("md5").update(text).digest("hex");
// The stub trusts its only client: the SDK.
const messageOf = (body: string) =>
  body.includes("MessageBody") ? (JSON.parse(body) as { MessageBody: string }).MessageBody : "";

/** Starts the stub; `close` ends it. */
export async function startAwsStub(): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const operation = String(request.headers["x-amz-target"] ?? "outbound").replace(/.*\./, "");
    const answer = answerTo(operation, Buffer.concat(chunks).toString());
    response.statusCode = answer === undefined ? 400 : 200;
    response.setHeader("content-type", "application/x-amz-json-1.1");
    response.end(JSON.stringify(answer ?? { __type: "UserNotFoundException", message: "" }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // TCP: never a pipe's name
  return { url: `http://127.0.0.1:${port}`, close: () => server.closeAllConnections() ?? server.close() };
}
