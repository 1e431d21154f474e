/** What test files import from `@jest/globals`, without jest around it: its own parts, run by the worker. */
import { createRequire } from "node:module";

/** What we use of jest-circus, which describes and runs tests. */
interface Circus {
  readonly [global: string]: unknown;
  resetState(): void;
  getState(): {
    readonly rootDescribeBlock: Block;
    readonly unhandledErrors: readonly unknown[];
    testTimeout: number;
  };
  addEventHandler(handle: (event: { readonly name: string; readonly test: Test }) => void): void;
  run(): Promise<unknown>;
}

export interface Block {
  readonly type: "describeBlock";
  readonly name: string;
  readonly parent?: Block;
  readonly children: readonly (Block | Test)[];
}

export interface Test {
  readonly type: "test";
  readonly name: string;
  readonly parent: Block;
  readonly errors: readonly unknown[];
  readonly duration: number | null;
  timeout: number;
  mode: string | undefined;
}

const { resolve } = createRequire(import.meta.url);
const ofGlobals = createRequire(resolve("@jest/globals"));
const ofJest = createRequire(resolve("jest"));

export const circus: Circus = ofJest("jest-circus");
export const { afterAll, afterEach, beforeAll, beforeEach, describe, it, test } = circus;
export const expect = ofGlobals("@jest/expect").jestExpect;

const { ModuleMocker } = ofGlobals("jest-mock");
const { ModernFakeTimers } = ofJest("@jest/fake-timers");
const mocker = new ModuleMocker(globalThis);
const timers = new ModernFakeTimers({
  config: { rootDir: process.cwd(), fakeTimers: {} },
  global: globalThis,
});

export const jest = {
  fn: mocker.fn.bind(mocker),
  spyOn: mocker.spyOn.bind(mocker),
  restoreAllMocks: () => mocker.restoreAllMocks(),
  useFakeTimers: (options: object) => timers.useFakeTimers({ ...options }),
  useRealTimers: () => timers.useRealTimers(),
  setSystemTime: (now: number) => timers.setSystemTime(now),
  advanceTimersByTime: (ms: number) => timers.advanceTimersByTime(ms),
  advanceTimersByTimeAsync: (ms: number) => timers.advanceTimersByTimeAsync(ms),
  /** The runner gives every test its time. */
  setTimeout() {},
};
