import type { UndoneChange } from "../domain/account.ts";
import type { AddressUndos } from "../use-cases/ports.ts";
import { isApplied } from "./conditional-write.ts";
import { type DynamoDBDocumentClient, UpdateCommand } from "./dynamo-documents.ts";

const UNDOABLE =
  "attribute_exists(profile) AND emailChange.changeId = :id AND (attribute_not_exists(sessionEpoch) OR sessionEpoch < :epoch)";
const UNDONE = "sessionEpoch = :epoch, deviceEpoch = :epoch, undoneChange = :undone";

const toRevert = (undone: UndoneChange, epoch: number) => ({
  UpdateExpression: `SET ${UNDONE}, email = :previous, passwordChangedAt = :at REMOVE emailChange, openChange, openChangeUntil`,
  ConditionExpression: UNDOABLE,
  ExpressionAttributeValues: {
    ...{ ":undone": undone, ":epoch": epoch, ":id": undone.changeId },
    ...{ ":previous": undone.previousEmail, ":at": undone.undoneAt },
  },
});

/** The change stays, so that whoever decides sees both addresses. */
const toFreeze = (undone: UndoneChange, epoch: number) => ({
  UpdateExpression: `SET ${UNDONE}, #status = :frozen, statusAt = :at`,
  ConditionExpression: `${UNDOABLE} AND (attribute_not_exists(#status) OR #status = :active)`,
  ExpressionAttributeNames: { "#status": "status" },
  ExpressionAttributeValues: {
    ...{ ":undone": undone, ":epoch": epoch, ":id": undone.changeId, ":at": undone.undoneAt },
    ...{ ":frozen": "frozen", ":active": "active" },
  },
});

/** Apart from what else is written on accounts, which most functions bundle. */
export const dynamoAddressUndos = (db: DynamoDBDocumentClient, table: string): AddressUndos => ({
  undo: (accountId, { undone, epoch }) =>
    isApplied(
      db.send(
        new UpdateCommand({
          TableName: table,
          Key: { accountId },
          ...(undone.state === "reverted" ? toRevert(undone, epoch) : toFreeze(undone, epoch)),
        }),
      ),
    ),

  async close(accountId, { changeId, now }) {
    await isApplied(
      db.send(
        new UpdateCommand({
          TableName: table,
          Key: { accountId },
          UpdateExpression: "SET undoneChange.closedAt = :now",
          ConditionExpression: "attribute_exists(profile) AND undoneChange.changeId = :id",
          ExpressionAttributeValues: { ":now": now, ":id": changeId },
        }),
      ),
    );
  },
});
