import * as z from "zod/mini";
import type { LatestNotice } from "../domain/notice.ts";
import type { Notices } from "../use-cases/ports.ts";
import { conditionalUpdate } from "./conditional-write.ts";
import { type DynamoDBDocumentClient, GetCommand } from "./dynamo-documents.ts";
import { noticeKey, ttl } from "./ephemeral-items.ts";

const noticeItem = z.object({
  sentAt: z.number(),
  since: z.number(),
  until: z.number(),
  sentFor: z.string(),
});

/** Longer than any time between two notices. */
const KEPT_MS = 2 * 24 * 60 * 60_000;

export const dynamoNotices = (db: DynamoDBDocumentClient, table: string): Notices => ({
  async find(kind, accountId) {
    const Key = noticeKey(kind, accountId);
    const { Item } = await db.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    return Item && noticeItem.parse(Item);
  },

  async follow(kind, accountId, latest: LatestNotice | undefined, next: LatestNotice) {
    const written = await conditionalUpdate(db, {
      table,
      key: noticeKey(kind, accountId),
      set: ["sentAt = :sentAt", "since = :since", "#until = :until", "sentFor = :sentFor", "#ttl = :ttl"],
      condition: latest ? "sentAt = :known AND sentFor = :knownFor" : "attribute_not_exists(sentAt)",
      names: { "#until": "until", "#ttl": "ttl" },
      values: {
        ":sentAt": next.sentAt,
        ":since": next.since,
        ":until": next.until,
        ":sentFor": next.sentFor,
        ":ttl": ttl(next.sentAt + KEPT_MS),
        ...(latest && { ":known": latest.sentAt, ":knownFor": latest.sentFor }),
      },
    });
    return written.applied;
  },
});
