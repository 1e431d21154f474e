/** The moved clock: real time plus an offset that survives restarts. */
export interface Clock {
  /** Epoch milliseconds on the moved clock. */
  now(): number;
  /** How far ahead of real time. */
  offsetMs(): number;
  /** Moves the clock forward. Throws a RangeError on anything but a finite number ≥ 0. */
  advance(seconds: number): void;
  /** Calls the listener with the new offset (ms) after each move; the returned function ends it. */
  onChange(listener: (offsetMs: number) => void): () => void;
}

/** Offset kept in `<stateDir>/clock.json`. */
export declare function createClock(stateDir: string): Clock;
