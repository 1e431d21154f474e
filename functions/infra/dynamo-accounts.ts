import * as z from "zod/mini";
import { language } from "../../contracts/localized.ts";
import { storedProfiles } from "../../contracts/stored-profile.ts";
import type { Account } from "../domain/account.ts";
import type { Accounts } from "../use-cases/ports.ts";
import { conditionalUpdate } from "./conditional-write.ts";
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from "./dynamo-documents.ts";
import { isSdkError } from "./sdk-error.ts";

const fields = {
  accountId: z.string(),
  email: z.string(),
  language,
  registrationId: z.string(),
  termsVersion: z.string(),
  termsSha256: z.string(),
  createdAt: z.number(),
  updatedAt: z.number(),
};

const { business, individual } = storedProfiles;

const accountItem = z.discriminatedUnion("accountType", [
  z.object({ ...fields, accountType: z.literal("business"), profile: business }),
  z.object({ ...fields, accountType: z.literal("individual"), profile: individual }),
]);

const toAccount = (item: unknown): Account => accountItem.parse(item);

export const dynamoAccounts = (db: DynamoDBDocumentClient, table: string): Accounts => ({
  async find(accountId) {
    const { Item } = await db.send(
      new GetCommand({ TableName: table, Key: { accountId }, ConsistentRead: true }),
    );
    return Item && toAccount(Item);
  },

  async put(account) {
    try {
      await db.send(
        new PutCommand({
          TableName: table,
          Item: { ...account },
          // `updatedAt` starts as the time of the claim: a later claim's or a corrected account has a later one.
          ConditionExpression: "attribute_not_exists(accountId) OR updatedAt < :updatedAt",
          ExpressionAttributeValues: { ":updatedAt": account.updatedAt },
        }),
      );
    } catch (error) {
      if (!isSdkError(error, "ConditionalCheckFailedException")) throw error;
    }
  },

  async updateProfile({ accountId, updatedAt }, { profile }, now) {
    const written = await conditionalUpdate(db, {
      table,
      key: { accountId },
      set: ["#profile = :profile", "#updatedAt = :now"],
      condition: "#updatedAt = :readAt",
      names: { "#profile": "profile", "#updatedAt": "updatedAt" },
      values: { ":profile": profile, ":now": Math.max(now, updatedAt + 1), ":readAt": updatedAt },
    });
    return written.applied ? toAccount(written.item) : undefined;
  },
});
