/** The API's clock, as its last answer told it: a countdown must end when the server's half hour does. */

/** Less than this is the network's delay and the header's whole seconds. */
const TOLERANCE_MS = 5000;

let offset = 0;

export function noteServerTime(date: string | null, now = Date.now()): void {
  const server = Date.parse(date ?? "");
  if (Number.isNaN(server)) return;
  offset = Math.abs(server - now) < TOLERANCE_MS ? 0 : server - now;
}

export const serverNow = (now = Date.now()) => now + offset;
