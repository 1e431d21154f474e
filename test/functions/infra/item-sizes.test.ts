/** No item grows: how large each kind gets when everything in it is as long as the contracts let it be. */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DeleteCommand, DynamoDBDocumentClient, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { describe, expect, it } from "@jest/globals";
import { itemBytes } from "../../../bench/support/item-size.ts";
import { emailAddress } from "../../../contracts/email-address.ts";
import { businessProfile } from "../../../contracts/profile.ts";
import { reclaim } from "../../../functions/domain/registration.ts";
import { tokenHash } from "../../../functions/domain/secret-token.ts";
import { dynamoAccounts } from "../../../functions/infra/dynamo-accounts.ts";
import { dynamoCodes } from "../../../functions/infra/dynamo-codes.ts";
import { dynamoRegistrations } from "../../../functions/infra/dynamo-flows.ts";
import { dynamoLimits } from "../../../functions/infra/dynamo-limits.ts";
import { dynamoSessions } from "../../../functions/infra/dynamo-sessions.ts";
import { randomTokens } from "../../../functions/infra/random-tokens.ts";
import { aCode, anAccount, aRegistration, aSession } from "../../../testing/builders.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";
import { ACCOUNTS, db, EPHEMERAL } from "../../../testing/infra/dynamo.ts";

/** Every permitted character has three bytes in UTF-8 at most; these have. */
const text = (length: number) => "川".repeat(length);
const kana = (length: number) => "カ".repeat(length);
const longestName = {
  familyName: text(50),
  givenName: text(50),
  familyNameKana: kana(50),
  givenNameKana: kana(50),
};
const longestForm = {
  organizationName: text(100),
  postalCode: "2100007",
  prefecture: text(20),
  city: text(50),
  streetAddress: text(200),
  representative: longestName,
  phone: "09012345678",
  department: text(100),
  contact: { ...longestName, birthDate: "1985-04-01" },
  notifications: true,
};
const longestEmail = `${"a".repeat(64)}@${"b".repeat(60)}.jp`;

describe("the longest form", () => {
  it("is accepted, and none that is longer", () => {
    expect(businessProfile.parse(longestForm)).toEqual(longestForm);
    const longer = Object.entries(longestForm).flatMap(([name, value]) =>
      typeof value === "string" ? [{ ...longestForm, [name]: `${value}${value.at(-1)}` }] : [],
    );
    for (const form of [...longer, withLonger("representative"), withLonger("contact")])
      expect(businessProfile.safeParse(form).success).toBe(false);
  });

  it("comes with an address that is the longest, too", () => {
    expect(emailAddress.parse(longestEmail)).toBe(longestEmail);
    expect(emailAddress.safeParse(longestEmail.replace("@", "@b")).success).toBe(false);
  });
});

function withLonger(person: "representative" | "contact") {
  return { ...longestForm, [person]: { ...longestForm[person], familyName: text(51) } };
}

/** A kind of item, and whoever fills one as far as it goes. */
type Kind = "account" | "registration" | "code" | "session" | "counter of a day" | "counter of a mailbox";

const profile = businessProfile.parse(longestForm);
const email = longestEmail;
const accountId = "0d1d2c52-6a0e-4a5e-9f0c-6a3a1c8f4b7e";
const id = randomTokens.id();
const hash = tokenHash("something");
const HOUR_MS = 3_600_000;

const fill: Readonly<Record<Kind, () => Promise<unknown>>> = {
  account: async () => {
    const accounts = dynamoAccounts(db, ACCOUNTS);
    const account = anAccount({ accountId, email, profile, registrationId: id, termsSha256: hash });
    await accounts.put(account);
    await accounts.updateProfile(account, { accountType: "business", profile }, { now: NOW + 1 });
  },
  registration: async () => {
    const registrations = dynamoRegistrations(db, EPHEMERAL);
    const claim = { state: "completing", profile, accountId, claimedAt: NOW, setAsideAt: NOW } as const;
    await registrations.create(aRegistration({ id, email, flowHash: hash, termsSha256: hash, ...claim }));
    await registrations.noteMail(id, { codeNumber: 1, stage: "turned-back" });
    const again = reclaim({
      flowHash: hash,
      now: NOW,
      claimedAt: NOW,
      form: { accountType: "business", profile },
    });
    expect(await registrations.apply(id, again)).toMatchObject({ applied: true });
  },
  code: () => {
    // As long a version as Secrets Manager takes.
    const code = aCode({ flowId: id, hmac: hash, flowHash: hash, keyId: "v".repeat(64) });
    return dynamoCodes(db, EPHEMERAL).put(code, 0);
  },
  session: () =>
    dynamoSessions(db, EPHEMERAL).create(
      { accountId, tokenHash: hash },
      aSession({
        accountId,
        sessionId: "s".repeat(16),
        browser: "Samsung Internet",
        os: "ChromeOS",
        country: "c".repeat(64),
        region: "r".repeat(64),
      }),
    ),
  "counter of a day": async () => {
    const midnight = NOW - (NOW % (24 * HOUR_MS));
    const counters = { day: { name: "codes", per: "day" }, hour: { name: "codes", per: "hour" } } as const;
    for (let hour = 0; hour < 24; hour += 1)
      await dynamoLimits(db, EPHEMERAL).count({ subject: hash, counters }, midnight + hour * HOUR_MS);
  },
  // What thirty networks leave in a mailbox's item on two days.
  "counter of a mailbox": async () => {
    const midnight = NOW - (NOW % (24 * HOUR_MS));
    for (let day = 0; day < 3; day += 1)
      for (let network = 0; network < 30; network += 1) {
        const name = `codes/${network.toString(16).padStart(12, "0")}`;
        const counters = { day: { name, per: "day" }, hour: { name, per: "hour" } } as const;
        const tally = { subject: hash, counters, carryOver: { minutes: 30 } };
        await dynamoLimits(db, EPHEMERAL).count(tally, midnight + (24 * day + network / 2) * HOUR_MS);
      }
  },
};

describe("at its largest", () => {
  // DynamoDB takes 400 KB; a write costs a unit for each KB begun, a consistent read one for each 4 KB.
  it.each<[Kind, number]>([
    ["account", 4 * 1024],
    ["registration", 5 * 1024],
    ["code", 512],
    ["session", 1024],
    ["counter of a day", 1024],
    ["counter of a mailbox", 8 * 1024],
  ])("an item of kind %s stays below %i bytes", async (kind, most) => {
    await fill[kind]();
    const [item = {}] = await takeAll();
    const bytes = itemBytes(item);
    expect(bytes).toBeLessThanOrEqual(most);
    // A form that was left out would make this pass for nothing.
    expect(bytes).toBeGreaterThan(most / 2);
  });
});

/** What is in both tables, which are empty afterwards. */
async function takeAll(): Promise<Record<string, unknown>[]> {
  const taken: Record<string, unknown>[] = [];
  const tables = DynamoDBDocumentClient.from(new DynamoDBClient({})); // no function scans
  for (const [TableName, keys] of [
    [ACCOUNTS, ["accountId"]],
    [EPHEMERAL, ["pk", "sk"]],
  ] as const) {
    const { Items = [] } = await tables.send(new ScanCommand({ TableName, ConsistentRead: true }));
    for (const item of Items) {
      const Key = Object.fromEntries(keys.map((key) => [key, item[key]]));
      await tables.send(new DeleteCommand({ TableName, Key }));
      taken.push(item);
    }
  }
  return taken;
}
