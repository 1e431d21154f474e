import { type ExecutionEnvironment, startEnvironment } from "./execution-environment.ts";
import {
  type FunctionSettings,
  newLogStream,
  processEnvironment,
  type Surroundings,
  workerSettings,
} from "./function-settings.ts";
import type { LogLine } from "./log-line.ts";
import type { Idle, WarmBudget } from "./warm-budget.ts";

/** An execution environment lent for one invocation. */
export interface Slot {
  readonly environment: ExecutionEnvironment;
  /** Not initialized yet. */
  cold: boolean;
}

export interface EnvironmentPool {
  /** The warmest idle environment, a new one, or the first to become free. Rejects once the pool is closed. */
  acquire(): Promise<Slot>;
  /** Hands the slot to whoever waits, or keeps it warm. A discarded or ended one stays forgotten. */
  release(slot: Slot): void;
  /** Ends an environment that cannot be trusted any more. */
  discard(slot: Slot): Promise<void>;
  /** Ends those without work: the next invocation is a cold start. */
  recycle(): void;
  close(): Promise<void>;
}

export interface PoolOptions {
  readonly settings: FunctionSettings;
  readonly surroundings: Surroundings;
  readonly budget: WarmBudget;
  /** Environments of this function at most; further invocations wait for one. */
  readonly maxConcurrency: number;
  /** How long an environment is kept without work. */
  readonly idleMs: number;
  now(): number;
  readonly logFile: string;
  onLog(line: string): void;
  onLogged(line: LogLine): void;
  /** A new environment has opened this log stream. */
  onLogStream(logStream: string): void;
}

interface IdleSlot extends Idle {
  readonly slot: Slot;
  readonly timer: NodeJS.Timeout;
}

interface Waiter {
  readonly resolve: (slot: Slot) => void;
  readonly reject: (error: Error) => void;
}

export function createEnvironmentPool(options: PoolOptions): EnvironmentPool {
  const { settings, surroundings, budget } = options;
  const alive = new Set<Slot>();
  const idle: IdleSlot[] = [];
  const waiters: Waiter[] = [];
  let closed = false;

  function start(): Slot {
    const logStream = newLogStream(options.now());
    options.onLogStream(logStream);
    const slot: Slot = {
      environment: startEnvironment({
        ...workerSettings(settings, surroundings, logStream),
        logFile: options.logFile,
        environment: processEnvironment(settings, surroundings, logStream),
        onLog: options.onLog,
        onLogged: options.onLogged,
        onExit: () => ended(slot),
      }),
      cold: true,
    };
    alive.add(slot);
    return slot;
  }

  /** The environment may have ended on its own while idle, in an invocation, or by our doing. */
  function ended(slot: Slot): void {
    if (!alive.delete(slot)) return;
    const waitedForWork = idle.find((one) => one.slot === slot);
    if (waitedForWork) unpark(waitedForWork);
    budget.release(settings.name);
    const waiter = waiters.at(0);
    if (closed || waiter === undefined || !mayGrow()) return;
    waiters.shift();
    waiter.resolve(start());
  }

  function mayGrow(): boolean {
    return alive.size < options.maxConcurrency && budget.claim(settings.name);
  }

  function park(slot: Slot): void {
    const giveUp = (): void => {
      ended(slot);
      void slot.environment.terminate();
    };
    const timer = setTimeout(giveUp, options.idleMs).unref();
    const parked: IdleSlot = { owner: settings.name, slot, timer, giveUp, idleSince: performance.now() };
    idle.push(parked);
    budget.addIdle(parked);
  }

  function unpark(parked: IdleSlot): void {
    clearTimeout(parked.timer);
    idle.splice(idle.indexOf(parked), 1);
    budget.removeIdle(parked);
  }

  return {
    async acquire() {
      if (closed) throw stopping(settings.name);
      const warmest = idle.at(-1);
      if (warmest) {
        unpark(warmest);
        return warmest.slot;
      }
      if (mayGrow()) return start();
      return new Promise<Slot>((resolve, reject) => waiters.push({ resolve, reject }));
    },
    release(slot) {
      if (!alive.has(slot)) return;
      const waiter = waiters.shift();
      if (waiter) waiter.resolve(slot);
      else if (!closed) park(slot);
    },
    async discard(slot) {
      ended(slot);
      await slot.environment.terminate();
    },
    recycle() {
      for (const { giveUp } of [...idle]) giveUp();
    },
    async close() {
      closed = true;
      for (const waiter of waiters.splice(0)) waiter.reject(stopping(settings.name));
      for (const parked of [...idle]) unpark(parked);
      await Promise.all([...alive].map((slot) => slot.environment.terminate()));
    },
  };
}

function stopping(name: string): Error {
  return new Error(`${name} takes no more invocations: the local cloud is stopping`);
}
