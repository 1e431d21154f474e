import type { MailSubject } from "../use-cases/ports.ts";

/**
 * Logs how long a mail was on its way from the request that asked for it until SES took it. A metric filter makes the
 * percentiles of it (lib/constructs/log-metrics.ts), which it can only if no value is negative: the queue's clock and
 * the function's are not the same.
 */
export function logMailLatency(kind: MailSubject["kind"], queuedAt: number, now = Date.now()): void {
  console.info({ event: "mail.latency", kind, milliseconds: Math.max(0, now - queuedAt) });
}
