import { describe, expect, it } from "@jest/globals";
import { dynamoAccountEnds } from "../../../functions/infra/dynamo-account-ends.ts";
import { dynamoAccounts } from "../../../functions/infra/dynamo-accounts.ts";
import { PutCommand } from "../../../functions/infra/dynamo-documents.ts";
import { dynamoEventLogs, eventWrite } from "../../../functions/infra/event-log.ts";
import { anAccount, aStep } from "../../../testing/builders.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";
import { ACCOUNTS, db } from "../../../testing/infra/dynamo.ts";

describe("the events of an account", () => {
  const find = (accountId: string) => dynamoEventLogs(db, ACCOUNTS).find(accountId);

  it("are found, also none, and of nobody are nothing", async () => {
    const eventLog = [
      { sequence: 2, type: "AccountUpdated" as const, at: NOW, changed: ["phone"] },
      { sequence: 3, type: "AccountUpdated" as const, at: NOW },
    ];
    const special = { accountId: "with-events", eventSequence: 3, eventLog };
    await dynamoAccounts(db, ACCOUNTS).put(anAccount(special));
    await dynamoAccounts(db, ACCOUNTS).put(anAccount({ accountId: "without", accountType: "individual" }));
    expect(await find("with-events")).toEqual({ ...special, accountType: "business" });
    expect(await find("without")).toEqual({ accountId: "without", accountType: "individual" });
    expect(await find("nobody")).toBeUndefined();
  });

  it("outlive it", async () => {
    const account = anAccount({ accountId: "erased", status: "erasing" });
    await dynamoAccounts(db, ACCOUNTS).put(account);
    const step = aStep({}, { type: "AccountWithdrawn" });
    await dynamoAccountEnds(db, ACCOUNTS).bury(account, { reason: "withdrawn", at: NOW, step });
    expect(await find("erased")).toEqual({
      ...{ accountId: "erased", accountType: "business" },
      ...{ eventSequence: 2, eventLog: [step.event] },
    });
  });

  it.each([
    ["accountType", { accountType: "other" }],
    ["sequence", { accountType: "business", eventLog: [{ type: "AccountUpdated", at: NOW }] }],
  ])("are not believed where %s is damaged", async (name, damaged) => {
    await db.send(new PutCommand({ TableName: ACCOUNTS, Item: { accountId: name, ...damaged } }));
    await expect(find(name)).rejects.toThrow(`"${name}"`);
  });
});

it("an event refers to the one before it, where there is one", () => {
  const first = { ":eventSequence": 2 };
  expect(eventWrite(aStep())).toMatchObject({
    ...{ condition: "attribute_not_exists(eventSequence)", values: first },
    known: {},
  });
  expect(Object.keys(eventWrite(aStep()).known)).toEqual([]);
  const later = eventWrite(aStep({ eventSequence: 4 }));
  expect(later.known).toEqual({ ":knownSequence": 4 });
  expect(later.values).toMatchObject({ ":eventSequence": 5, ":knownSequence": 4 });
});
