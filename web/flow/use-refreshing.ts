import { useEffect } from "react";

const POLL_MS = 2000;

/** Asks again and again while something goes on by itself, such as a call whose answer was lost: until its end. */
export function useRefreshing(isRunning: boolean, refresh: () => Promise<void>): void {
  useEffect(() => {
    const timer = isRunning ? setInterval(refresh, POLL_MS) : undefined;
    return () => clearInterval(timer);
  }, [isRunning, refresh]);
}
