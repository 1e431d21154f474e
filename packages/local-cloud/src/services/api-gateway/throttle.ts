export interface ThrottleSettings {
  /** Requests per second in the long run. */
  readonly rate: number;
  /** Requests at once at most. */
  readonly burst: number;
}

/** A token bucket, as API Gateway throttles by. Answers whether one more request may pass. */
export function createThrottle({ rate, burst }: ThrottleSettings, now: () => number): () => boolean {
  let tokens = burst;
  let last = now();
  return () => {
    const time = now();
    tokens = Math.min(burst, tokens + ((time - last) / 1000) * rate);
    last = time;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
