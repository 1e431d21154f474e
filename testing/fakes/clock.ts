/** A clock that stands still until it is moved. */
export interface MovableClock {
  (): number;
  advance(ms: number): void;
}

export function createClock(start: number): MovableClock {
  let now = start;
  return Object.assign(() => now, {
    advance(ms: number) {
      now += ms;
    },
  });
}
