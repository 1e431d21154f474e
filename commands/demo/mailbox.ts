import { setTimeout as sleep } from "node:timers/promises";
import type { StoredMail } from "local-cloud";

/** The mails that one address gets, in the order of sending. */
export interface Mailbox {
  /** The next mail that was not taken yet; waits for it, and throws when none comes within 15 seconds. */
  next(): Promise<StoredMail & { readonly waitedMs: number }>;
}

const patienceMs = 15_000;

/** Reads `/_local/mails` of a local cloud. */
export function openMailbox(url: string, email: string): Mailbox {
  let taken = 0;
  return {
    async next() {
      const started = performance.now();
      while (performance.now() - started < patienceMs) {
        const mail = (await mailsTo(url, email))[taken];
        if (mail) {
          taken += 1;
          return { ...mail, waitedMs: performance.now() - started };
        }
        await sleep(25);
      }
      throw new Error(`no mail came to ${email} within ${patienceMs / 1000} seconds: see ${url}/_local/logs`);
    },
  };
}

async function mailsTo(url: string, email: string): Promise<readonly StoredMail[]> {
  const response = await fetch(`${url}/_local/mails?${new URLSearchParams({ to: email })}`);
  return (await response.json()) as readonly StoredMail[]; // the local cloud's own answer
}
