import { accountEvents, EVENT_SCHEMA, eventSource } from "../../contracts/events.ts";
import { currentContext } from "../audit/request-context.ts";
import { eventIdOf } from "../domain/account-event.ts";
import type { EventBus, PublishedEvent } from "../use-cases/ports.ts";
import { type AwsClient, AwsCommand, awsClient } from "./aws-clients.ts";
import type { DynamoDBDocumentClient } from "./dynamo-documents.ts";
import { dynamoEventLogs } from "./event-log.ts";

interface Entry {
  readonly EventBusName: string;
  readonly Source: string;
  readonly DetailType: string;
  readonly Detail: string;
}

/** The members that are used of the SDK's own. */
interface PutEventsAnswer {
  readonly FailedEntryCount?: number;
  readonly Entries?: readonly { readonly ErrorCode?: string }[];
}

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html */
class PutEventsCommand extends AwsCommand<"events", { readonly Entries: readonly Entry[] }, PutEventsAnswer> {
  readonly service = "events";
  readonly operation = "PutEvents";
}

export const eventBridge = () => awsClient("events");

interface Names {
  readonly EVENT_BUS: string;
  readonly MUNICIPALITY: string;
}

/** @throws Error for an event that is not as contracts/events.ts describes it, or that the bus has not taken */
export const eventBus = (client: AwsClient<"events">, { EVENT_BUS, MUNICIPALITY }: Names): EventBus => ({
  async publish(event) {
    const entry = {
      EventBusName: EVENT_BUS,
      Source: eventSource,
      DetailType: event.type,
      Detail: JSON.stringify(detailOf(event, MUNICIPALITY)),
    };
    const { FailedEntryCount = 0, Entries } = await client.send(new PutEventsCommand({ Entries: [entry] }));
    // It answers 200 also where it has taken none.
    if (FailedEntryCount > 0) throw new Error(`the bus has not taken it: ${Entries?.[0]?.ErrorCode}`);
  },
});

/** All that publishing needs: what accounts say of their events, and where those go. */
export const eventPublishing = (
  db: DynamoDBDocumentClient,
  env: Names & { readonly ACCOUNTS_TABLE: string },
) => ({
  eventLogs: dynamoEventLogs(db, env.ACCOUNTS_TABLE),
  eventBus: eventBus(eventBridge(), env),
});

const detailOf = (
  { type, accountId, accountType, sequence, at, changed, erasesAt }: PublishedEvent,
  municipality: string,
) =>
  accountEvents[type].parse({
    schema: EVENT_SCHEMA,
    eventId: eventIdOf(accountId, sequence),
    sequence,
    occurredAt: new Date(at).toISOString(),
    ...{ municipality, accountId, accountType },
    ...(changed && { changed }),
    // A handover leaves the account the same; a succession by another account would not.
    ...(type === "AccountSucceeded" && { from: accountId, to: accountId }),
    ...(erasesAt !== undefined && { erasesAt: new Date(erasesAt).toISOString() }),
    correlationId: currentContext()?.correlationId,
  });
