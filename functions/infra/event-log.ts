/** An account's events as its item holds them, beside whatever else a write changes. */
import * as z from "zod/mini";
import { accountType } from "../../contracts/account-type.ts";
import { accountEventTypes } from "../../contracts/events.ts";
import type { AccountEvents, EventStep } from "../domain/account-event.ts";
import type { EventLogs } from "../use-cases/ports.ts";
import { type DynamoDBDocumentClient, GetCommand } from "./dynamo-documents.ts";

export const eventLogFields = {
  eventSequence: z.optional(z.int()),
  eventLog: z.optional(
    z.array(
      z.object({
        sequence: z.int(),
        type: z.enum(accountEventTypes),
        at: z.number(),
        changed: z.exactOptional(z.array(z.string())),
        erasesAt: z.exactOptional(z.number()),
      }),
    ),
  ),
};

/** What a write says that also is an event: none, where another event has come since the account was read. */
export function eventWrite({ event, before: { eventSequence: known }, log }: EventStep) {
  const refersTo = known === undefined ? {} : { ":knownSequence": known };
  return {
    set: ["eventSequence = :eventSequence", "eventLog = :eventLog"],
    condition: known === undefined ? "attribute_not_exists(eventSequence)" : "eventSequence = :knownSequence",
    values: { ":eventSequence": event.sequence, ":eventLog": log, ...refersTo },
    /** The values of the condition alone. */
    known: refersTo,
  };
}

const item = z.object({ accountId: z.string(), accountType, ...eventLogFields });

/** Also of an account that was erased: what remains of one still says what happened to it. */
export const dynamoEventLogs = (db: DynamoDBDocumentClient, table: string): EventLogs => ({
  async find(accountId) {
    const { Item } = await db.send(
      new GetCommand({ TableName: table, Key: { accountId }, ConsistentRead: true }),
    );
    // What is optional and absent is parsed to no member: only the types of both differ, by `undefined`.
    return Item && (item.parse(Item) as AccountEvents);
  },
});
