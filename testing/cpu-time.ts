/**
 * Milliseconds of the processor that something takes: on a busy machine it takes no more of them, however long it lasts.
 * A test that runs out of its hundreds of them has met work that grows with the square of its input.
 */
export function cpuMsOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
