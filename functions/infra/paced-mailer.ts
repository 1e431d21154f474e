import { setTimeout as delay } from "node:timers/promises";
import type { Mailer } from "../use-cases/ports.ts";

/** Milliseconds of a clock that nobody sets, and a pause on it. */
interface Time {
  now(): number;
  wait(ms: number): Promise<unknown>;
}

const monotonic: Time = { now: () => performance.now(), wait: (ms) => delay(ms) };

/**
 * A mailer that begins its mails at least so many milliseconds apart: this execution environment's share of what SES
 * lets the account send (lib/config/mail-pace.ts). A single mail never waits.
 */
export function pacedMailer(mailer: Mailer, spacingMs: number, time = monotonic): Mailer {
  let nextAt = time.now();
  return {
    async send(to, mail, about) {
      const now = time.now();
      const at = Math.max(now, nextAt);
      nextAt = at + spacingMs;
      if (at > now) await time.wait(at - now);
      return mailer.send(to, mail, about);
    },
  };
}
