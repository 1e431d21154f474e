import type { Clock } from "../cloud/clock.ts";
import { badField, json, type Reply } from "./reply.ts";

/** Ten years: far beyond any expiry here, and nobody means more. */
const maxAdvanceSeconds = 10 * 366 * 86_400;

export function showClock(clock: Clock): Reply {
  return json({ now: new Date(clock.now()).toISOString(), offsetSeconds: clock.offsetMs() / 1000 });
}

/** `{ "advanceSeconds": n }`, n ≥ 0: the moved clock never goes back. */
export function advanceClock(clock: Clock, body: unknown): Reply {
  const seconds =
    typeof body === "object" && body !== null && "advanceSeconds" in body ? body.advanceSeconds : undefined;
  if (typeof seconds !== "number") return badField("advanceSeconds", "must be a number of seconds");
  if (seconds < 0) return badField("advanceSeconds", "must not be negative: the clock cannot be moved back");
  if (seconds > maxAdvanceSeconds) return badField("advanceSeconds", "must not be more than ten years");
  clock.advance(seconds);
  return showClock(clock);
}
