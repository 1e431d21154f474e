/** What was started, so that all of it can be stopped again, the last first. */
export interface Closers {
  add(close: () => void | Promise<void>): void;
  /** Stops everything, whatever fails on the way; throws the first failure at the end. */
  closeAll(): Promise<void>;
}

export function createClosers(): Closers {
  const stack: (() => void | Promise<void>)[] = [];
  return {
    add: (close) => void stack.push(close),
    async closeAll() {
      const failures: unknown[] = [];
      for (const close of stack.splice(0).reverse()) {
        try {
          await close();
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}
