/** Something that can be given up to make room: an execution environment that waits for work. */
export interface Idle {
  /** Name of the function. */
  readonly owner: string;
  /** `performance.now()` */
  readonly idleSince: number;
  giveUp(): void;
}

/**
 * How many execution environments may exist at once, over all functions: a thread with an AWS SDK loaded takes some
 * 15 MB, and the whole local cloud is to stay below 500 MB. Second, third … environments of a function are rationed:
 * ending and starting environments in turn would cost far more time than waiting for one.
 */
export interface WarmBudget {
  /** Asks for one more environment. A first one is never refused: the busy ones may be waiting for that trigger. */
  claim(owner: string): boolean;
  release(owner: string): void;
  addIdle(idle: Idle): void;
  removeIdle(idle: Idle): void;
}

export interface WarmBudgetOptions {
  /** Environments at most, but for first ones when all others are busy. */
  readonly limit: number;
  /** Of these, the second, third … ones of a function at most. */
  readonly spare: number;
}

/** An environment beside others of its function that had no work for so long is more than the function needs. */
const surplusAfterMs = 2_000;

export function createWarmBudget({ limit, spare }: WarmBudgetOptions): WarmBudget {
  const claims = new Map<string, number>();
  const idles = new Set<Idle>();
  const countOf = (owner: string): number => claims.get(owner) ?? 0;
  const sum = (counted: (count: number) => number): number =>
    [...claims.values()].reduce((total, count) => total + counted(count), 0);

  function hasRoom(owner: string): boolean {
    if (sum((count) => count) >= limit) return false;
    return countOf(owner) === 0 || sum((count) => Math.max(0, count - 1)) < spare;
  }

  /** Whose end would make room: for a first environment anybody's, for a further one only what is not needed. */
  function expendable(owner: string): Idle | undefined {
    const oldestFirst = [...idles].sort((a, b) => a.idleSince - b.idleSince);
    const surplus = oldestFirst.filter((idle) => countOf(idle.owner) > 1);
    if (countOf(owner) === 0) return surplus[0] ?? oldestFirst[0];
    return surplus.find((idle) => performance.now() - idle.idleSince > surplusAfterMs);
  }

  return {
    claim(owner) {
      if (!hasRoom(owner)) expendable(owner)?.giveUp(); // which releases its claim
      if (!hasRoom(owner) && countOf(owner) > 0) return false;
      claims.set(owner, countOf(owner) + 1);
      return true;
    },
    release: (owner) => void claims.set(owner, countOf(owner) - 1),
    addIdle: (idle) => void idles.add(idle),
    removeIdle: (idle) => void idles.delete(idle),
  };
}
