import type * as z from "zod/mini";
import { asStored } from "./as-stored.ts";

interface Waiting<T> {
  readonly message: T;
  readonly dueAt: number;
}

/** A queue that delivers at least once: what a handler does not finish stays, and comes again. */
export function fakeQueue<S extends z.ZodMiniType>(schema: S, clock: () => number) {
  let waiting: Waiting<z.infer<S>>[] = [];
  return {
    send(message: z.infer<S>, delayMs = 0) {
      waiting.push({ message: schema.parse(asStored(message)), dueAt: clock() + delayMs });
    },
    /** The messages that are in the queue, due or not. */
    messages: () => waiting.map(({ message }) => message),
    /** Delivers each due message once; one whose handler throws or answers `false` stays. */
    async deliver(handle: (message: z.infer<S>) => Promise<boolean>) {
      const due = waiting.filter(({ dueAt }) => dueAt <= clock());
      for (const each of due) {
        const isDone = await handle(each.message).catch(() => false);
        if (isDone) waiting = waiting.filter((one) => one !== each);
      }
    },
  };
}
