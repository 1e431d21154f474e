import { describe, expect, it } from "@jest/globals";
import { receptionNumberOf } from "../../../functions/domain/reception-number.ts";
import { dynamoAccountEnds } from "../../../functions/infra/dynamo-account-ends.ts";
import { dynamoAccountNumbers } from "../../../functions/infra/dynamo-account-numbers.ts";
import { dynamoAccounts } from "../../../functions/infra/dynamo-accounts.ts";
import { anAccount, aStep } from "../../../testing/builders.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";
import { ACCOUNTS, ACCOUNTS_BY_NUMBER, db } from "../../../testing/infra/dynamo.ts";

describe("the index of accounts by their reception numbers", () => {
  it("leads to the account whose registration has the number, until that is erased", async () => {
    const accounts = dynamoAccounts(db, ACCOUNTS);
    const numbers = dynamoAccountNumbers(db, { table: ACCOUNTS, index: ACCOUNTS_BY_NUMBER });
    const ends = dynamoAccountEnds(db, ACCOUNTS);
    const number = receptionNumberOf("the registration");
    expect(await numbers.find(number)).toEqual([]);
    const account = anAccount({
      ...{ accountId: "numbered", registrationId: "the registration" },
      ...{ status: "withdrawing", erasesAt: NOW },
    });
    await accounts.put(account);
    await accounts.put(anAccount({ accountId: "other", registrationId: "another" }));
    expect(await numbers.find(number)).toEqual(["numbered"]);
    expect(await accounts.find("numbered")).toEqual(account);
    await ends.begin(account, { reason: "withdrawn", at: NOW });
    await ends.bury(account, { reason: "withdrawn", at: NOW, step: aStep(account) });
    expect(await numbers.find(number)).toEqual([]);
  });
});
