import * as z from "zod/mini";
import { mailKinds } from "../../contracts/mail-event.ts";
import { MAIL_RECORD_LIFETIME_MS } from "../domain/mail-record.ts";
import { ascendingStages, stagesBefore } from "../domain/mail-status.ts";
import type { MailRecords } from "../use-cases/ports.ts";
import { isApplied } from "./conditional-write.ts";
import { type DynamoDBDocumentClient, QueryCommand, UpdateCommand } from "./dynamo-documents.ts";
import { mailRecordKey, mailRecordsOf, ttl } from "./ephemeral-items.ts";

/** More than the desk is shown: further ones may belong to what is still open. */
const MOST_READ = 10;

const mailRecord = z.object({
  kind: z.enum(mailKinds),
  flowId: z.string(),
  codeNumber: z.int(),
  askedAt: z.number(),
  stage: z.enum(ascendingStages),
});

export const dynamoMailRecords = (db: DynamoDBDocumentClient, table: string): MailRecords => ({
  // One event after another and twice: each is the same write again, and a refusal needs no reading.
  async note({ emailHmac, askedAt }, { kind, flowId, codeNumber }, stage) {
    const facts = { kind, flowId, codeNumber, askedAt, stage, ttl: ttl(askedAt + MAIL_RECORD_LIFETIME_MS) };
    const names = Object.keys(facts);
    const earlier = Object.fromEntries(stagesBefore(stage).map((each, at) => [`:earlier${at}`, each]));
    await isApplied(
      db.send(
        new UpdateCommand({
          TableName: table,
          Key: mailRecordKey({ emailHmac, askedAt, kind, flowId }),
          UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(", ")}`,
          ConditionExpression: `attribute_not_exists(#stage) OR #stage IN (${Object.keys(earlier).join(", ")})`,
          ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
          ExpressionAttributeValues: {
            ...Object.fromEntries(Object.entries(facts).map(([name, value]) => [`:${name}`, value])),
            ...earlier,
          },
        }),
      ),
    );
  },

  async latest(emailHmac, now) {
    const { Items = [] } = await db.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": mailRecordsOf(emailHmac) },
        ScanIndexForward: false,
        Limit: MOST_READ,
        ConsistentRead: true,
      }),
    );
    return Items.map((item) => mailRecord.parse(item)).filter(
      ({ askedAt }) => askedAt + MAIL_RECORD_LIFETIME_MS > now,
    );
  },
});
