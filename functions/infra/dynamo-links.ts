import * as z from "zod/mini";
import { linkPurposes } from "../../contracts/mail-links.ts";
import { isAlive, type MailLink } from "../domain/mail-link.ts";
import { randomToken, tokenHash } from "../domain/secret-token.ts";
import type { Links } from "../use-cases/ports.ts";
import { ifApplied } from "./conditional-write.ts";
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from "./dynamo-documents.ts";
import { linkKey, ttl } from "./ephemeral-items.ts";

const linkItem = z.object({
  purpose: z.enum(linkPurposes),
  accountId: z.string(),
  ref: z.string(),
  expiresAt: z.number(),
});

const toLink = (item: unknown): MailLink => linkItem.parse(item);

export const dynamoLinks = (db: DynamoDBDocumentClient, table: string): Links => ({
  async draw(link, mark = "") {
    const token = `${mark}${randomToken(128)}`;
    const item = { ...linkKey(tokenHash(token)), ...link, ttl: ttl(link.expiresAt) };
    await db.send(new PutCommand({ TableName: table, Item: item }));
    return token;
  },

  async peek(purpose, token, now) {
    const Key = linkKey(tokenHash(token));
    const { Item } = await db.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    const link = Item && toLink(Item);
    return link && isAlive(link, purpose, now) ? link : undefined;
  },

  async consume(purpose, token, now) {
    const used = await ifApplied(
      db.send(
        new DeleteCommand({
          TableName: table,
          Key: linkKey(tokenHash(token)),
          ConditionExpression: "purpose = :purpose AND expiresAt > :now",
          ExpressionAttributeValues: { ":purpose": purpose, ":now": now },
          ReturnValues: "ALL_OLD",
        }),
      ),
    );
    return used && toLink(used.Attributes);
  },
});
