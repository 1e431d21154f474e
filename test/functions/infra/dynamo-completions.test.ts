import { beforeEach, describe, expect, it } from "@jest/globals";
import { dynamoAccountExistence } from "../../../functions/infra/dynamo-account-existence.ts";
import { dynamoAccounts } from "../../../functions/infra/dynamo-accounts.ts";
import { dynamo } from "../../../functions/infra/dynamo-client.ts";
import { dynamoCompletions } from "../../../functions/infra/dynamo-completions.ts";
import { PutCommand } from "../../../functions/infra/dynamo-documents.ts";
import { dynamoRegistrations } from "../../../functions/infra/dynamo-flows.ts";
import { anAccount, aRegistration } from "../../../testing/builders.ts";
import { createFakes } from "../../../testing/fakes/fakes.ts";
import { answered } from "../../../testing/infra/answered.ts";
import { ACCOUNTS, db, EPHEMERAL } from "../../../testing/infra/dynamo.ts";

let count = 0;
let registrationId = "";
let accountId = "";
let ofFakes: ReturnType<typeof createFakes>["ports"];
beforeEach(() => {
  count += 1;
  registrationId = `registration-${count}`;
  accountId = `account-${count}`;
  ofFakes = createFakes().ports;
});

const registrations = () => dynamoRegistrations(db, EPHEMERAL);
const accounts = () => dynamoAccounts(db, ACCOUNTS);
const completions = () => dynamoCompletions(db, EPHEMERAL, ACCOUNTS);
const erase = () =>
  db.send(new PutCommand({ TableName: ACCOUNTS, Item: { accountId, status: "erased", erasedAt: 1 } }));

describe("a registration and its account", () => {
  it.each<[string, () => Pick<typeof ofFakes, "registrations" | "accounts" | "completions">]>([
    [
      "on DynamoDB",
      () => ({ registrations: registrations(), accounts: accounts(), completions: completions() }),
    ],
    ["in memory", () => ofFakes],
  ])("%s are found in one read, each where it is", async (_, stores) => {
    const { completions, ...store } = stores();
    const find = () => completions.find(registrationId, accountId);
    const registration = aRegistration({ id: registrationId });
    const account = anAccount({ accountId, registrationId });
    expect(await find()).toEqual({});
    await store.accounts.put(account);
    expect(await find()).toEqual({ account });
    await store.registrations.create(registration);
    expect(await find()).toEqual({ registration, account });
    expect(await completions.find(registrationId, "another")).toEqual({ registration });
    expect(await completions.find("another", accountId)).toEqual({ account });
  });

  it("are read at once, of two tables", async () => {
    const { client, asked } = answered(dynamo(), () => ({ Responses: {} }));
    expect(await dynamoCompletions(client, EPHEMERAL, ACCOUNTS).find(registrationId, accountId)).toEqual({});
    expect(asked).toHaveLength(1);
  });

  it("are not there where nothing is answered", async () => {
    const { client } = answered(dynamo(), () => ({}));
    expect(await dynamoCompletions(client, EPHEMERAL, ACCOUNTS).find(registrationId, accountId)).toEqual({});
  });

  it("an account that was erased is none", async () => {
    await erase();
    expect(await completions().find(registrationId, accountId)).toEqual({});
  });
});

describe("whether there is an account", () => {
  const exists = () => dynamoAccountExistence(db, ACCOUNTS)(accountId);

  it("is no where nobody made it, and yes once somebody has", async () => {
    expect(await exists()).toBe(false);
    await accounts().put(anAccount({ accountId, registrationId }));
    expect(await exists()).toBe(true);
  });

  it("is yes where there was one: it was made", async () => {
    await erase();
    expect(await exists()).toBe(true);
  });

  it("is asked by its id, and nothing else is read of it", async () => {
    const { client, asked } = answered(dynamo(), () => ({ Item: { accountId: { S: accountId } } }));
    await dynamoAccountExistence(client, ACCOUNTS)(accountId);
    expect(asked).toMatchObject([{ input: { ProjectionExpression: "accountId" } }]);
  });
});
