/**
 * Longer than most pauses of a client program, which waits for a mail or a queue between two steps; a person on a form
 * pauses longer. After half a second, collecting was a fifth of all that the local cloud's processor did under tests.
 */
const restMs = 5_000;

/** What a thread does while it has no work. */
export interface Rest {
  begin(): void;
  end(): void;
}

/**
 * Gives memory back when the thread has rested for a moment: V8 would keep what an invocation left behind until the
 * next one needs room, in each of a dozen threads. Only where the process was started with `--expose-gc`.
 */
export function createRest(): Rest {
  const { gc } = globalThis;
  Reflect.deleteProperty(globalThis, "gc"); // Lambda has none
  let timer: NodeJS.Timeout | undefined;
  return {
    begin() {
      if (gc) timer = setTimeout(gc, restMs, { type: "major", execution: "sync", flavor: "last-resort" });
    },
    end: () => clearTimeout(timer),
  };
}
