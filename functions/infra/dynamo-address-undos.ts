import { freezable } from "../domain/account.ts";
import type { AddressUndos } from "../use-cases/ports.ts";
import { isApplied } from "./conditional-write.ts";
import { type DynamoDBDocumentClient, UpdateCommand } from "./dynamo-documents.ts";
import { eventWrite } from "./event-log.ts";

const UNDOABLE =
  "attribute_exists(profile) AND emailChange.changeId = :id AND (attribute_not_exists(sessionEpoch) OR sessionEpoch < :epoch)";
const UNDONE = "sessionEpoch = :epoch, deviceEpoch = :epoch, undoneChange = :undone";

type Facts = Parameters<AddressUndos["undo"]>[1];

const toRevert = ({ undone, epoch, step }: Facts, also = eventWrite(step)) => ({
  UpdateExpression: `SET ${UNDONE}, ${also.set.join(", ")}, email = :previous, passwordChangedAt = :at REMOVE emailChange, openChange, openChangeUntil`,
  ConditionExpression: `${UNDOABLE} AND ${also.condition}`,
  ExpressionAttributeValues: {
    ...also.values,
    ...{ ":undone": undone, ":epoch": epoch, ":id": undone.changeId },
    ...{ ":previous": undone.previousEmail, ":at": undone.undoneAt },
  },
});

const statuses = Object.fromEntries(freezable.map((status) => [`:${status}`, status]));

/** The change stays, so that whoever decides sees both addresses. */
const toFreeze = ({ undone, epoch, step }: Facts, also = eventWrite(step)) => ({
  UpdateExpression: `SET ${UNDONE}, ${also.set.join(", ")}, #status = :frozen, statusAt = :at`,
  ConditionExpression: `${UNDOABLE} AND ${also.condition} AND (attribute_not_exists(#status) OR #status IN (${Object.keys(statuses).join(", ")}))`,
  ExpressionAttributeNames: { "#status": "status" },
  ExpressionAttributeValues: {
    ...also.values,
    ...{ ":undone": undone, ":epoch": epoch, ":id": undone.changeId, ":at": undone.undoneAt },
    ...statuses,
    ":frozen": "frozen",
  },
});

/** Apart from what else is written on accounts, which most functions bundle. */
export const dynamoAddressUndos = (db: DynamoDBDocumentClient, table: string): AddressUndos => ({
  undo: (accountId, facts) =>
    isApplied(
      db.send(
        new UpdateCommand({
          TableName: table,
          Key: { accountId },
          ...(facts.undone.state === "reverted" ? toRevert(facts) : toFreeze(facts)),
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
