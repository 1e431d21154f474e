import type { Clock } from "../../cloud/clock.ts";

/** The clock's offset as shared memory: each worker thread reads it at every `Date`, so a move is seen at once. */
export function shareClockOffset(clock: Clock): { readonly memory: SharedArrayBuffer; stop(): void } {
  const memory = new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT);
  const cell = new BigInt64Array(memory);
  const write = (offsetMs: number): void => void Atomics.store(cell, 0, BigInt(Math.round(offsetMs)));
  write(clock.offsetMs());
  return { memory, stop: clock.onChange(write) };
}
