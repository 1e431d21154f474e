import { describe, expect, it } from "@jest/globals";
import * as z from "zod";
import { type AccountEventType, accountEvents, accountEventTypes } from "../../../contracts/events.ts";
import { inContext } from "../../../functions/audit/request-context.ts";
import { eventIdOf } from "../../../functions/domain/account-event.ts";
import { eventBridge, eventBus } from "../../../functions/infra/event-bridge.ts";
import type { PublishedEvent } from "../../../functions/use-cases/ports.ts";
import { TEN_IN_THE_MORNING as NOW } from "../../../testing/fakes/fakes.ts";
import { answered } from "../../../testing/infra/answered.ts";

const env = { EVENT_BUS: "registration", MUNICIPALITY: "midori" };

function publishing(answer: unknown = { FailedEntryCount: 0 }) {
  const { client, asked } = answered(eventBridge(), () => answer);
  const bus = eventBus(client, env);
  const publish = (special: Partial<PublishedEvent> = {}) =>
    inContext({ requestId: "r", correlationId: "correlation-1" }, () =>
      bus.publish({
        ...{ type: "AccountRegistered", sequence: 1, at: NOW },
        ...{ accountId: "account-1", accountType: "business" },
        ...special,
      }),
    );
  return { publish, asked };
}

const entries = z.array(z.object({ Detail: z.string() }));
const detailsOf = (given: unknown) => entries.parse(given).map(({ Detail }) => JSON.parse(Detail));

const factsOf: Partial<Record<AccountEventType, Partial<PublishedEvent>>> = {
  AccountUpdated: { changed: ["phone"] },
  AccountWithdrawalRequested: { erasesAt: NOW + 1 },
};

describe("an event on the bus", () => {
  it("says what happened when to which account, and nothing of whom it belongs to", async () => {
    const { publish, asked } = publishing();
    await publish({ type: "AccountUpdated", sequence: 2, changed: ["phone"] });
    expect(asked).toEqual([
      {
        command: "PutEventsCommand",
        input: {
          Entries: [
            {
              EventBusName: "registration",
              Source: "city.registration",
              DetailType: "AccountUpdated",
              Detail: JSON.stringify({
                schema: 1,
                eventId: eventIdOf("account-1", 2),
                sequence: 2,
                occurredAt: "2026-01-15T01:02:03.456Z",
                ...{ municipality: "midori", accountId: "account-1", accountType: "business" },
                correlationId: "correlation-1",
                changed: ["phone"],
              }),
            },
          ],
        },
      },
    ]);
  });

  it.each(accountEventTypes)("can be %s", async (type) => {
    const { publish, asked } = publishing();
    await publish({ type, ...factsOf[type] });
    expect(asked).toHaveLength(1);
    const [detail] = asked.flatMap(({ input }) => detailsOf(input["Entries"]));
    expect(accountEvents[type].safeParse(detail).success).toBe(true);
  });

  it("names fields, never what is in them", async () => {
    const { publish, asked } = publishing();
    await expect(publish({ type: "AccountUpdated", changed: ["044-200-2111"] })).rejects.toThrow();
    await expect(publish({ type: "AccountUpdated" })).rejects.toThrow();
    expect(asked).toEqual([]);
  });

  it("that the bus has not taken is not published, though it answers 200", async () => {
    const { publish } = publishing({ FailedEntryCount: 1, Entries: [{ ErrorCode: "InternalFailure" }] });
    await expect(publish()).rejects.toThrow("InternalFailure");
    const { publish: unexplained } = publishing({ FailedEntryCount: 1 });
    await expect(unexplained()).rejects.toThrow("the bus has not taken it");
    const { publish: empty } = publishing({ FailedEntryCount: 1, Entries: [] });
    await expect(empty()).rejects.toThrow("the bus has not taken it");
  });

  it("is published where the bus says of no failure", async () => {
    const { publish, asked } = publishing({});
    await publish();
    expect(asked).toHaveLength(1);
  });

  it("says when an account is to end, and of a handover which account it is", async () => {
    const { publish, asked } = publishing();
    await publish({ type: "AccountWithdrawalRequested", erasesAt: NOW + 1 });
    await publish({ type: "AccountSucceeded" });
    const [ending, succeeded] = asked.flatMap(({ input }) => detailsOf(input["Entries"]));
    expect(ending).toMatchObject({ erasesAt: "2026-01-15T01:02:03.457Z" });
    expect(succeeded).toMatchObject({ from: "account-1", to: "account-1" });
  });
});

it("an event's id is that of its account and number", () => {
  expect(eventIdOf("a", 1)).toBe(eventIdOf("a", 1));
  expect(new Set([eventIdOf("a", 1), eventIdOf("a", 2), eventIdOf("b", 1), eventIdOf("a1", 1)]).size).toBe(4);
});
