import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { deliver } from "../../../src/services/firehose/delivery.ts";
import { objectKey } from "../../../src/services/firehose/delivery-stream.ts";
import { type LogStore, openLogStore } from "../../../src/services/lambda/log-store.ts";
import { parseFilterPattern } from "../../../src/services/logs/filter-pattern.ts";
import { type Scratch, scratchFolder, standingClock } from "../support/fixtures.ts";

const stream = {
  name: "orders",
  bucket: "kept",
  prefix: "log/!{timestamp:yyyy/MM/dd/HH}/",
  extension: ".gz",
  intervalMs: 300_000,
  maxBytes: 2_000,
};

let scratch: Scratch;
let logs: LogStore;
let clock: ReturnType<typeof standingClock>;
let put: { readonly key: string; readonly messages: readonly string[] }[];
const ends: (() => void)[] = [];
beforeEach(() => {
  scratch = scratchFolder();
  clock = standingClock();
  put = [];
  logs = openLogStore({ folder: join(scratch.folder, "logs"), now: clock.now });
});
afterEach(() => {
  for (const end of ends.splice(0)) end();
  logs.close();
  scratch.remove();
});

function start(): () => void {
  const end = deliver({
    stream,
    subscription: {
      name: "orders-only",
      logGroup: "shop",
      streamArn: "arn",
      matches: parseFilterPattern('{ $.message.order = "*" }'),
    },
    logs,
    groupOf: (writer) => (writer === "stranger" ? "other" : "shop"),
    s3: { put: (_, key, body) => void put.push({ key, messages: messagesIn(body) }) },
    clock,
    accountId: "000000000000",
    cursorFile: join(scratch.folder, "cursor.json"),
  });
  ends.push(end);
  return end;
}

/** Texts of the log events, in whichever member of the gzip file. */
function messagesIn(body: Buffer): string[] {
  const text = gunzipSync(body).toString("utf8").replaceAll("}{", "}\n{");
  return text
    .split("\n")
    .flatMap((document) => JSON.parse(document).logEvents)
    .map(({ message }) => JSON.parse(message).message.order);
}

const order = (id: string, writer = "place-order") =>
  logs.append(writer, JSON.stringify({ message: { order: id } }));

it("delivers lines that match once the interval is over, named by the time of the first", () => {
  start();
  order("1");
  logs.append("place-order", "something else");
  order("2", "stranger");
  clock.advance(200);
  order("3", "pack-order");
  expect(put).toEqual([]);
  clock.advance(100);
  expect(put).toEqual([
    {
      key: expect.stringMatching(/^log\/2026\/11\/22\/12\/orders-1-2026-11-22-12-00-00-[0-9a-f-]{36}\.gz$/),
      messages: ["1", "3"],
    },
  ]);
});

it("delivers earlier when there is much", () => {
  start();
  for (let id = 0; id < 60; id += 1) order(`a-longer-number-of-an-order-${id}`);
  expect(put.length).toBeGreaterThan(0);
});

describe("after the end of the process", () => {
  it("delivers what was under way when it was killed, and nothing twice", () => {
    start();
    order("1");
    clock.advance(300);
    order("2");
    ends.length = 0; // killed: nothing is put in order
    start();
    clock.advance(300);
    expect(put.slice(1).flatMap(({ messages }) => messages)).toContain("2");
    expect(put.flatMap(({ messages }) => messages).filter((id) => id === "1")).toEqual(["1"]);
  });

  it("has delivered everything when it ended in order", () => {
    start()();
    order("1");
    ends.length = 0;
    start()();
    expect(put.map(({ messages }) => messages)).toEqual([["1"]]);
  });
});

it.each(["!{partitionKeyFromQuery:a}", "!{timestamp:w}"])(
  "names what it does not know in a prefix: %s",
  (part) => {
    expect(() => objectKey({ ...stream, prefix: part }, 0, "")).toThrow("does not know");
  },
);
