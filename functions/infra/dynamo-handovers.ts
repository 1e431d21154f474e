import { withTerms } from "../domain/account.ts";
import type { Handovers } from "../use-cases/ports.ts";
import { isApplied } from "./conditional-write.ts";
import { type DynamoDBDocumentClient, UpdateCommand } from "./dynamo-documents.ts";
import { eventWrite } from "./event-log.ts";

/** Apart from what else is written on accounts, which most functions bundle. */
export const dynamoHandovers = (db: DynamoDBDocumentClient, table: string): Handovers => {
  const update = (
    accountId: string,
    UpdateExpression: string,
    ConditionExpression: string,
    ExpressionAttributeValues: Readonly<Record<string, unknown>>,
  ) =>
    isApplied(
      db.send(
        new UpdateCommand({
          TableName: table,
          Key: { accountId },
          ...{ UpdateExpression, ConditionExpression, ExpressionAttributeValues },
        }),
      ),
    );

  return {
    invite: (accountId, invitation) =>
      update(
        accountId,
        "SET handover = :invitation",
        "attribute_exists(profile) AND (attribute_not_exists(handover) OR handover.expiresAt <= :now OR handover.email = :email)",
        { ":invitation": invitation, ":now": invitation.invitedAt, ":email": invitation.email },
      ),

    withdraw: (accountId, { handoverId, now }) =>
      update(
        accountId,
        "REMOVE handover",
        "handover.handoverId = :id AND (attribute_not_exists(openChangeUntil) OR openChangeUntil <= :now OR openChange <> :id)",
        { ":id": handoverId, ":now": now },
      ),

    holdOpen: (accountId, { changeId, until, now }) =>
      update(
        accountId,
        "SET openChange = :id, openChangeUntil = :until",
        "handover.handoverId = :id AND (attribute_not_exists(openChangeUntil) OR openChangeUntil <= :now OR openChange = :id)",
        { ":id": changeId, ":until": until, ":now": now },
      ),

    handOver(account, { change, epoch, step, successor: { contact, department, phone, terms } }) {
      const also = eventWrite(step);
      const { changedAt: now, email, previousEmail, changeId } = change;
      const agreed = withTerms(account, terms);
      return update(
        account.accountId,
        [
          "SET email = :email, emailChange = :change, sessionEpoch = :epoch, deviceEpoch = :epoch",
          "passwordChangedAt = :now, updatedAt = :updatedAt, profile.contact = :contact, profile.phone = :phone",
          ...(department === undefined ? [] : ["profile.department = :department"]),
          ...also.set,
          "termsVersion = :version, termsSha256 = :sha256, termsAcceptedAt = :agreedAt, termsHistory = :history REMOVE openChange, openChangeUntil, handover",
        ].join(", ") + (department === undefined ? ", profile.department" : ""),
        `attribute_exists(profile) AND email = :previous AND openChange = :id AND termsVersion = :read AND (attribute_not_exists(sessionEpoch) OR sessionEpoch < :epoch) AND ${also.condition}`,
        {
          ...{ ":email": email, ":change": change, ":epoch": epoch, ":previous": previousEmail },
          ...{ ":id": changeId, ":now": now, ":updatedAt": Math.max(now, account.updatedAt + 1) },
          ...{ ":contact": contact, ":phone": phone },
          ...(department !== undefined && { ":department": department }),
          ...{ ":version": agreed.termsVersion, ":sha256": agreed.termsSha256 },
          ...{ ":agreedAt": agreed.termsAcceptedAt, ":history": agreed.termsHistory },
          ":read": account.termsVersion,
          ...also.values,
        },
      );
    },
  };
};
