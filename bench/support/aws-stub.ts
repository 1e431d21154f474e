/** An AWS that answers at once what a first invocation of ours asks for, on a free port of this machine. */
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { codeHmac } from "../../functions/domain/one-time-code.ts";

const hash = (text: string) => createHash("sha256").update(text).digest("hex");

/** The secret in the cookies of the events, whose hash the stored items have. */
export const SECRET = "cold-start-cold-start-0";
/** The registration whose form may be sent; any other waits for the code. */
export const VERIFIED = "verified";
export const CODE = "123456";
/** What Secrets Manager gives for each secret. */
const KEY = { SecretString: "s".repeat(64), VersionId: "v1" };

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
  const id = key.split("#")[1] ?? "";
  if (key.startsWith("SESSION#"))
    return attributes({
      accountId: "a",
      email: "taro@example.jp",
      idleExpiresAt: later,
      absoluteExpiresAt: later,
    });
  if (!key.startsWith("REGISTRATION#")) return {};
  return attributes({
    ...{ id, state: id === VERIFIED ? "verified" : "requested" },
    ...{ accountType: "business", email: "taro@example.jp", language: "ja" },
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

function storedCode(registrationId: string, now: number) {
  const hmac = codeHmac(KEY.SecretString, { registrationId, issue: 1, code: CODE });
  return attributes({
    ...{ registrationId, issue: 1, hmac, keyId: KEY.VersionId, flowHash: hash(SECRET) },
    ...{ attempts: 1, drawnAt: now, expiresAt: now + 1_800_000 },
  });
}

const profile = {
  M: attributes({
    organizationName: "川崎商店",
    representativeFamilyName: "川崎",
    representativeGivenName: "太郎",
  }),
};

/** What an access by key finds, or leaves behind; nothing is known of accounts here. */
function itemOf(key: string, body: string, now: number) {
  if (!key.includes("#")) return undefined;
  if (body.includes('"sk":{"S":"CODE"}')) return storedCode(key.split("#")[1] ?? "", now);
  const item = storedItem(key, now);
  // The claim is the only write that has a form.
  if (!body.includes("organizationName")) return item;
  return { ...item, ...attributes({ state: "completing", accountId: "a", claimedAt: now }), profile };
}

const keyOfQuery = (body: string) => /"(REGISTRATION#[^"]*)"/.exec(body)?.[1] ?? "";

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
  const item = itemOf(key, body, now) ?? account;
  const claims = Buffer.from('{"custom:accountId":"a"}').toString("base64url");
  const answers: Readonly<Record<string, unknown>> = {
    GetItem: { Item: item },
    UpdateItem: { Attributes: item },
    PutItem: {},
    Query: {
      Items: [
        { ...attributes({ pk: keyOfQuery(body), sk: "REGISTRATION" }), ...storedItem(keyOfQuery(body), now) },
      ],
    },
    GetSecretValue: KEY,
    SignUp: { UserConfirmed: true, UserSub: "a" },
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
