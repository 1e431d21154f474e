import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, jest } from "@jest/globals";
import { createClock } from "../../src/cloud/clock.ts";

const folders: string[] = [];

afterEach(() => {
  jest.useRealTimers();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function setup() {
  jest.useFakeTimers({ now: 1_000_000 });
  const stateDir = mkdtempSync(join(tmpdir(), "clock-"));
  folders.push(stateDir);
  return { stateDir, clock: createClock(stateDir) };
}

describe("the clock", () => {
  it("starts at real time and runs on from wherever it is moved", () => {
    const { clock } = setup();
    expect(clock.now()).toBe(1_000_000);
    clock.advance(1.5);
    clock.advance(10);
    jest.setSystemTime(2_000_000);
    expect(clock.now()).toBe(2_011_500);
    expect(clock.offsetMs()).toBe(11_500);
  });

  it("keeps its offset across restarts, in a folder that need not exist", () => {
    const { stateDir } = setup();
    createClock(join(stateDir, "new")).advance(1801);
    expect(createClock(join(stateDir, "new")).offsetMs()).toBe(1_801_000);
  });

  it("notifies its listeners until they leave", () => {
    const { clock } = setup();
    const listener = jest.fn();
    const leave = clock.onChange(listener);
    clock.advance(1);
    leave();
    clock.advance(1);
    expect(listener.mock.calls).toEqual([[1000]]);
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY, 1e16])("refuses to move by %p seconds", (seconds) => {
    const { clock } = setup();
    expect(() => clock.advance(seconds)).toThrow(RangeError);
    expect(clock.offsetMs()).toBe(0);
  });

  it.each(["", "{}", "[]", '{"offsetMs":"1"}', '{"offsetMs":1.5}'])(
    "refuses a damaged file: %p",
    (content) => {
      const { stateDir } = setup();
      writeFileSync(join(stateDir, "clock.json"), content);
      expect(() => createClock(stateDir)).toThrow("clock.json is damaged; delete it to return to real time");
    },
  );
});
