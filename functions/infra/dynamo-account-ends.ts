import { ERASED, statusOf } from "../domain/account.ts";
import { writtenOf } from "../domain/account-event.ts";
import type { AccountEnds } from "../use-cases/ports.ts";
import { conditionalUpdate, isApplied } from "./conditional-write.ts";
import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from "./dynamo-documents.ts";
import { eventWrite } from "./event-log.ts";

const erasing = "#status = :erasing";
const names = { "#status": "status" };
const values = { ":erasing": "erasing" };

export const dynamoAccountEnds = (db: DynamoDBDocumentClient, table: string): AccountEnds => ({
  async begin(account, { reason, at }) {
    const { accountId, lastSignInAt, erasesAt } = account;
    const same = (name: string, value: number | undefined) =>
      value === undefined ? `attribute_not_exists(${name})` : `${name} = :${name}`;
    const { applied } = await conditionalUpdate(db, {
      table,
      key: { accountId },
      set: [erasing, "statusAt = :at", "eraseReason = :reason"],
      condition: `#status = :status AND ${same("lastSignInAt", lastSignInAt)} AND ${same("erasesAt", erasesAt)}`,
      names,
      values: {
        ...values,
        ...{ ":status": statusOf(account), ":at": at, ":reason": reason },
        ...(lastSignInAt !== undefined && { ":lastSignInAt": lastSignInAt }),
        ...(erasesAt !== undefined && { ":erasesAt": erasesAt }),
      },
    });
    return applied;
  },

  async noteFarewell(accountId, at) {
    await whileErasing(
      db.send(
        new UpdateCommand({
          TableName: table,
          Key: { accountId },
          UpdateExpression: "SET farewellSentAt = :at",
          ConditionExpression: erasing,
          ExpressionAttributeNames: names,
          ExpressionAttributeValues: { ...values, ":at": at },
        }),
      ),
    );
  },

  async bury({ accountId, accountType, registrationId, termsVersion, createdAt }, { reason, at, step }) {
    const { condition, known } = eventWrite(step);
    const kept = { accountId, accountType, registrationId, termsVersion, createdAt };
    await whileErasing(
      db.send(
        new PutCommand({
          TableName: table,
          Item: { ...kept, status: ERASED, erasedAt: at, reason, ...writtenOf(step) },
          ConditionExpression: `${erasing} AND ${condition}`,
          ExpressionAttributeNames: names,
          ExpressionAttributeValues: { ...values, ...known },
        }),
      ),
    );
  },
});

/** Where it no longer is, it was buried: by this write, whose answer was lost, or by another one. */
async function whileErasing(writing: Promise<object>): Promise<void> {
  await isApplied(writing);
}
