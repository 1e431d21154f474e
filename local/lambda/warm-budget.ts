/** Something that can be given up to make room: an execution environment that waits for work. */
export interface Idle {
  readonly idleSince: number;
  giveUp(): void;
}

/**
 * How many execution environments may exist at once, over all functions: a thread with an AWS SDK loaded takes some
 * 20 MB, and the whole local cloud is to stay below 500 MB.
 */
export interface WarmBudget {
  /**
   * Asks for one more environment. The longest idle one elsewhere is given up for it if need be. A function without
   * any is never refused: it may be the trigger that the busy ones are waiting for.
   */
  claim(ownCount: number): boolean;
  release(): void;
  addIdle(idle: Idle): void;
  removeIdle(idle: Idle): void;
}

export function createWarmBudget(limit: number): WarmBudget {
  let claimed = 0;
  const idles = new Set<Idle>();

  function makeRoom(): void {
    while (claimed >= limit) {
      const oldest = [...idles].sort((a, b) => a.idleSince - b.idleSince)[0];
      if (oldest === undefined) return;
      idles.delete(oldest);
      oldest.giveUp(); // releases its claim
    }
  }

  return {
    claim(ownCount) {
      makeRoom();
      if (claimed >= limit && ownCount > 0) return false;
      claimed += 1;
      return true;
    },
    release() {
      claimed -= 1;
    },
    addIdle: (idle) => void idles.add(idle),
    removeIdle: (idle) => void idles.delete(idle),
  };
}
