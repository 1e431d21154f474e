/** An AWS that answers at once what a first invocation of ours asks for, on a free port of this machine. */
import { createHash } from "node:crypto";
import { codeHmac } from "../../functions/domain/one-time-code.ts";
import { type LoopbackAws, queued, SECRET_VALUE, serveAws } from "./loopback-aws.ts";

const hash = (text: string) => createHash("sha256").update(text).digest("hex");

/** The secret in the cookies of the events, whose hash the stored items have. */
export const SECRET = "cold-start-cold-start-0";
/** The registration whose form may be sent; any other waits for the code. */
export const VERIFIED = "verified";
export const CODE = "123456";

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
  if (key.startsWith("SESSIONS#"))
    return {
      ...attributes({
        ...{
          accountId: "a",
          sessionId: "s",
          epoch: 0,
          createdAt: now,
          lastUsedAt: now,
          authenticatedAt: now,
        },
        ...{ browser: "", os: "", country: "", region: "", idleExpiresAt: later, absoluteExpiresAt: later },
      }),
      factors: { L: [{ S: "password" }] },
    };
  if (!key.startsWith("REGISTRATION#")) return {};
  return attributes({
    ...{ id, state: id === VERIFIED ? "verified" : "requested" },
    ...{ accountType: "business", email: "taro@example.jp", language: "ja" },
    ...{
      termsVersion: "1",
      termsSha256: "0".repeat(64),
      flowHash: hash(SECRET),
      codeNumber: 1,
      mailStatus: "queued",
    },
    ...{ startedAt: now, expiresAt: later, resendAvailableAt: now, deleteAt: later },
  });
}

function storedCode(registrationId: string, now: number) {
  const name = { purpose: "registration", flowId: registrationId } as const;
  const hmac = codeHmac(SECRET_VALUE.SecretString, { ...name, codeNumber: 1, code: CODE });
  return attributes({
    ...{ ...name, codeNumber: 1, hmac, keyId: SECRET_VALUE.VersionId, flowHash: hash(SECRET) },
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

function answerTo(operation: string, body: string): object | undefined {
  const now = Date.now();
  const key = /"(?::?pk|accountId)":\{"S":"([^"]*)"/.exec(body)?.[1] ?? "";
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
  const claims = Buffer.from(
    '{"sub":"s","iat":1,"custom:accountId":"a","custom:registrationId":"r"}',
  ).toString("base64url");
  const answers: Readonly<Record<string, object | undefined>> = {
    GetItem: { Item: item },
    UpdateItem: { Attributes: item },
    PutItem: {},
    Query: { Items: [{ ...attributes({ pk: key, sk: "REGISTRATION" }), ...item }] },
    GetSecretValue: SECRET_VALUE,
    SignUp: { UserConfirmed: true, UserSub: "a" },
    SendMessage: queued(messageOf(body)),
    AdminGetUser: undefined,
    AdminInitiateAuth: { AuthenticationResult: { IdToken: `h.${claims}.s` } },
    SendEmail: { MessageId: "m" },
  };
  return answers[operation];
}

// The stub trusts its only client: the SDK.
const messageOf = (body: string) =>
  body.includes("MessageBody") ? (JSON.parse(body) as { MessageBody: string }).MessageBody : "";

/** Starts it: each answer is made of its request alone. */
export const startAwsStub = (): Promise<LoopbackAws> => serveAws(answerTo);
