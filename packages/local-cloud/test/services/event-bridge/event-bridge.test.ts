import { expect, it } from "@jest/globals";
import { type EventBridge, startEventBridge } from "../../../src/services/event-bridge/event-bridge.ts";
import type { JsonObject } from "../../../src/template/json.ts";
import { ACCOUNT as accountId, REGION as region, standingClock } from "../support/fixtures.ts";
import { ownFolder } from "../support/own-folder.ts";

let eventBridge: EventBridge;
let published: (readonly [JsonObject, string])[];
let isAway: boolean;
const scratch = ownFolder(start, () => eventBridge.close());

async function start() {
  eventBridge = await startEventBridge({
    ...{ dataDir: scratch.folder, clock: standingClock(), region, accountId },
  });
  eventBridge.ensureBus("orders");
  published = [];
  isAway = false;
  eventBridge.publishTo(async (event, bus) => {
    if (isAway) throw new Error("the queue is away");
    published.push([event, bus]);
  });
}

async function put(...entries: object[]) {
  const headers = { "x-amz-target": "AWSEvents.PutEvents" };
  const answer = await fetch(eventBridge.url, {
    ...{ method: "POST", headers, body: JSON.stringify({ Entries: entries }) },
  });
  // Of this operation, as far as the tests look.
  return (await answer.json()) as {
    readonly FailedEntryCount?: number;
    readonly Entries?: readonly { readonly EventId?: string; readonly ErrorCode?: string }[];
    readonly __type?: string;
  };
}

const entry = { EventBusName: "orders", Source: "shop", DetailType: "Ordered", Detail: '{"order":1}' };

it("hands an event to the rules of its bus, and keeps it over a restart", async () => {
  const answer = await put(entry);
  const event = {
    ...{ version: "0", id: answer.Entries?.[0]?.EventId, "detail-type": "Ordered", source: "shop" },
    ...{ account: accountId, time: "2026-11-22T12:00:00Z", region, resources: [], detail: { order: 1 } },
  };
  expect(answer.FailedEntryCount).toBe(0);
  expect(published).toEqual([[event, "orders"]]);
  await eventBridge.close();
  await start();
  expect(eventBridge.events()).toEqual([{ ...event, bus: "orders" }]);
});

it("shows the newest event last", async () => {
  await put(entry, { ...entry, Detail: '{"order":2}' });
  await put({ ...entry, EventBusName: `arn:aws:events:${region}:${accountId}:event-bus/orders`, Time: 0 });
  expect(eventBridge.events()).toMatchObject([
    { detail: { order: 1 } },
    { detail: { order: 2 } },
    { detail: { order: 1 }, time: "1970-01-01T00:00:00Z", bus: "orders" },
  ]);
});

it("says of each entry whether it failed, and keeps none that did", async () => {
  const answer = await put(entry, { ...entry, Detail: "no JSON" }, { ...entry, Detail: "[]" });
  expect(answer).toMatchObject({
    FailedEntryCount: 2,
    Entries: [{}, { ErrorCode: "MalformedDetail" }, { ErrorCode: "MalformedDetail" }],
  });
  isAway = true;
  expect(await put(entry)).toMatchObject({
    FailedEntryCount: 1,
    Entries: [{ ErrorCode: "InternalFailure" }],
  });
  expect(eventBridge.events()).toHaveLength(1);
});

it.each([
  ["an unknown bus", [{ ...entry, EventBusName: "others" }], "ResourceNotFoundException"],
  ["no entries", [], "ValidationException"],
  ["eleven entries", Array(11).fill(entry), "ValidationException"],
  ["an entry without a source", [{ ...entry, Source: undefined }], "ValidationException"],
  [
    "an entry of more than 256 KB",
    [{ ...entry, Detail: JSON.stringify({ text: "x".repeat(256 * 1024) }) }],
    "ValidationException",
  ],
])("refuses %s", async (_, entries, name) => {
  expect(await put(...entries)).toMatchObject({ __type: name });
});
