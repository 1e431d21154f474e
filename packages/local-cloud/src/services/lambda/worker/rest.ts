/** Longer than the pause between two steps of one client program, shorter than that of a person. */
const restMs = 500;

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
