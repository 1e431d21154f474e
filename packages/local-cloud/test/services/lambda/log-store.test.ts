import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { toLine } from "../../../src/services/lambda/log-line.ts";
import { openLogStore } from "../../../src/services/lambda/log-store.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "logs-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const noon = Date.parse("2026-11-22T12:00:00Z");

describe("the log store", () => {
  it("keeps JSON as it is, wraps text, and stamps both with time and function", () => {
    const store = openLogStore({ folder, now: () => noon });
    store.append("a", '{"level":"INFO","timestamp":"2026-11-22T11:00:00.000Z"}');
    store.append("a", "{not json");
    expect(store.lines().map((line) => JSON.parse(line.text))).toEqual([
      {
        time: "2026-11-22T11:00:00.000Z",
        function: "a",
        level: "INFO",
        timestamp: "2026-11-22T11:00:00.000Z",
      },
      { time: "2026-11-22T12:00:00.000Z", function: "a", message: "{not json" },
    ]);
    store.close();
  });

  it("filters by function and by time", () => {
    let now = noon;
    const store = openLogStore({ folder, now: () => now });
    store.append("a", "one");
    now += 1_000;
    store.append("b", "two");
    store.append("a", "three");
    const texts = (filter: object) => store.lines(filter).map((line) => JSON.parse(line.text).message);
    expect(texts({ function: "a" })).toEqual(["one", "three"]);
    expect(texts({ since: "2026-11-22T12:00:01Z" })).toEqual(["two", "three"]);
    store.close();
  });

  it("has the lines again after a restart, in the order of time, without torn ones", () => {
    let now = noon;
    const store = openLogStore({ folder, now: () => (now += 1_000) });
    store.append("b", "first");
    store.append("a", "second");
    store.close();
    appendFileSync(join(folder, "a.jsonl"), '{"time":"2026-1');
    const again = openLogStore({ folder, now: () => now });
    expect(again.lines().map((line) => `${line.function} ${JSON.parse(line.text).message}`)).toEqual([
      "b first",
      "a second",
    ]);
    again.close();
  });

  it("notifies followers of new lines until they stop", () => {
    const store = openLogStore({ folder, now: () => noon });
    const seen: string[] = [];
    const stop = store.follow((line) => seen.push(JSON.parse(line.text).message));
    store.append("a", "one");
    stop();
    store.append("a", "two");
    expect(seen).toEqual(["one"]);
    store.close();
  });

  it("knows lines that a function's thread has added itself, and sets their file aside, too", () => {
    const store = openLogStore({ folder, now: () => noon, maxFileBytes: 500 });
    const seen: string[] = [];
    store.follow(({ text }) => seen.push(text));
    for (let i = 0; i < 9; i += 1) {
      const line = toLine("a", `line ${i}`, noon);
      appendFileSync(store.pathOf("a"), `${line.text}\n`);
      store.noteWritten(line);
    }
    expect(store.lines().map(({ text }) => text)).toEqual(seen);
    expect(seen).toHaveLength(9);
    expect(existsSync(join(folder, "a.jsonl.1"))).toBe(true);
    store.close();
    const again = openLogStore({ folder, now: () => noon });
    expect(again.lines().map(({ text }) => text)).toEqual(seen);
    again.close();
  });

  it("is bounded in memory and on disk", () => {
    const store = openLogStore({ folder, now: () => noon, capacity: 8, maxFileBytes: 500 });
    for (let i = 0; i < 50; i += 1) store.append("a", `line ${i}`);
    expect(store.lines()).toHaveLength(8);
    expect(existsSync(join(folder, "a.jsonl.1"))).toBe(true);
    expect(readFileSync(join(folder, "a.jsonl"), "utf8").length).toBeLessThan(600);
    store.close();
    store.append("a", "after the end");
  });
});
