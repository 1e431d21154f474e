/** An AWS that answers at once what a first invocation of ours asks for, on a free port of this machine. */
import { createHash } from "node:crypto";
import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import { profileOf } from "../../contracts/profile.ts";
import { codeHmac } from "../../functions/domain/one-time-code.ts";
import { codeKey, flowKey } from "../../functions/infra/ephemeral-items.ts";
import { exampleProfile } from "../../testing/example-company.ts";
import { type LoopbackAws, queued, SECRET_VALUE, serveAws } from "./loopback-aws.ts";

const hash = (text: string) => createHash("sha256").update(text).digest("hex");

/** The secret in the cookies of the events, whose hash the stored items have. */
export const SECRET = "cold-start-cold-start-0";
/** The registration that waits for its code, and the one whose form may be sent. */
export const REQUESTED = "requested";
export const VERIFIED = "verified";
export const CODE = "123456";

type Item = Record<string, AttributeValue>;
type Key = Readonly<Record<string, { readonly S: string }>>;

const item = (members: object): Item => marshall(members, { removeUndefinedValues: true });
const { profile } = profileOf.business.parse(exampleProfile);
const owner = { accountType: "business", email: "taro@example.jp", language: "ja" };
const terms = { termsVersion: "1", termsSha256: "0".repeat(64) };

function registration(state: string, now: number): Item[] {
  const name = { purpose: "registration", flowId: state } as const;
  const later = now + 1_800_000;
  const hmac = codeHmac(SECRET_VALUE.SecretString, { ...name, codeNumber: 1, code: CODE });
  return [
    item({
      ...{ ...flowKey(name), ...owner, ...terms, id: state, state, flowHash: hash(SECRET) },
      ...{ codeNumber: 1, mailStatus: "queued" },
      ...{ startedAt: now, expiresAt: later, resendAvailableAt: now, deleteAt: later },
    }),
    item({
      ...{ ...codeKey(name), ...name, hmac, keyId: SECRET_VALUE.VersionId, flowHash: hash(SECRET) },
      ...{ codeNumber: 1, attempts: 1, drawnFor: "m", drawnAt: now, expiresAt: later },
    }),
  ];
}

function session(now: number): Item {
  const later = now + 1_800_000;
  return item({
    ...{
      pk: "SESSIONS#a",
      sk: hash(SECRET),
      accountId: "a",
      sessionId: "s",
      epoch: 0,
      factors: ["password"],
    },
    ...{ createdAt: now, lastUsedAt: now, authenticatedAt: now, idleExpiresAt: later },
    ...{ absoluteExpiresAt: later, browser: "", os: "", country: "", region: "" },
  });
}

function account(now: number): Item {
  const ids = { accountId: "a", userSub: "s", registrationId: "r" };
  return item({ ...owner, ...terms, ...ids, profile, createdAt: now, updatedAt: now });
}

const stored = (now: number): Item[] => [
  account(now),
  ...registration(REQUESTED, now),
  ...registration(VERIFIED, now),
  session(now),
];

/** What each member of a request is, as far as it is read. */
interface Request {
  readonly Key?: Key;
  readonly ExpressionAttributeValues?: Item;
  readonly RequestItems?: Readonly<Record<string, { readonly Keys: readonly Key[] }>>;
  readonly MessageBody?: string;
}

/** What an access by key finds, or leaves behind: limits, devices and the like are new. */
function find(key: Key, now: number): Item | undefined {
  return stored(now).find((each) => Object.entries(key).every(([name, { S }]) => each[name]?.S === S));
}

/** The claim is the only write that has a form. */
function written({ Key: key = {}, ExpressionAttributeValues: values = {} }: Request, now: number): Item {
  const isClaim = Object.values(values).some(({ M }) => M?.["organizationName"]);
  const claimed = { state: "completing", accountId: "a", claimedAt: now, profile };
  return { ...(find(key, now) ?? key), ...(isClaim && item(claimed)) };
}

function batch({ RequestItems = {} }: Request, now: number): object {
  const found = Object.entries(RequestItems).map(([table, { Keys }]) => [
    table,
    Keys.map((key) => find(key, now)).filter((each) => each !== undefined),
  ]);
  return { Responses: Object.fromEntries(found), UnprocessedKeys: {} };
}

const claims = Buffer.from('{"sub":"s","iat":1,"custom:accountId":"a","custom:registrationId":"r"}').toString(
  "base64url",
);

const answers: Readonly<Record<string, (request: Request, now: number) => object>> = {
  GetItem: ({ Key: key = {} }, now) => ({ Item: find(key, now) }),
  BatchGetItem: batch,
  UpdateItem: (request, now) => ({ Attributes: written(request, now) }),
  PutItem: () => ({}),
  DeleteItem: () => ({}),
  Query: ({ ExpressionAttributeValues: values = {} }, now) => ({
    Items: stored(now).filter(({ pk }) => pk !== undefined && pk.S === values[":pk"]?.S),
  }),
  GetSecretValue: () => SECRET_VALUE,
  SignUp: () => ({ UserConfirmed: true, UserSub: "a" }),
  SendMessage: ({ MessageBody: body = "" }) => queued(body),
  AdminInitiateAuth: () => ({ AuthenticationResult: { IdToken: `h.${claims}.s` } }),
  SendEmail: () => ({ MessageId: "m" }),
};

/** Starts it: each answer is made of its request alone. There is no user that could be looked up. */
export const startAwsStub = (): Promise<LoopbackAws> =>
  // The stub trusts its only client: the SDK.
  serveAws((operation, body) => {
    if (operation === "AdminGetUser") return undefined;
    const answer = answers[operation];
    if (answer === undefined) throw new Error(`the stub of AWS does not know ${operation}`);
    return answer(JSON.parse(body) as Request, Date.now());
  });
