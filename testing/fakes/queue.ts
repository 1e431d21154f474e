import type * as z from "zod/mini";
import type { Delivery } from "../../functions/infra/queue-handler.ts";
import { asStored } from "./as-stored.ts";

interface Waiting<T> {
  readonly messageId: string;
  readonly message: T;
  readonly queuedAt: number;
  readonly dueAt: number;
}

/** A queue that delivers at least once: what a handler does not finish stays, and comes again. */
export function fakeQueue<S extends z.ZodMiniType>(schema: S, clock: () => number) {
  let waiting: Waiting<z.infer<S>>[] = [];
  let sent = 0;
  return {
    send(message: z.infer<S>, delayMs = 0) {
      const queuedAt = clock();
      sent += 1;
      waiting.push({
        messageId: `message-${sent}`,
        message: schema.parse(asStored(message)),
        queuedAt,
        dueAt: queuedAt + delayMs,
      });
    },
    /** The messages that are in the queue, due or not. */
    messages: () => waiting.map(({ message }) => message),
    /** Forgets them all, as their retention does. */
    clear() {
      waiting = [];
    },
    /** Delivers each due message once; one whose handler throws or answers `false` stays. */
    async deliver(handle: (message: z.infer<S>, delivery: Delivery) => Promise<boolean>) {
      const due = waiting.filter(({ dueAt }) => dueAt <= clock());
      for (const each of due) {
        const isDone = await handle(each.message, each).catch(() => false);
        if (isDone) waiting = waiting.filter((one) => one !== each);
      }
    },
  };
}
