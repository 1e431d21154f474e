import { useEffect } from "react";
import type { CodeStanding } from "./code-kind.ts";
import { pollDelayMs } from "./time-left.ts";

/** Nothing more will become of the mail, but for rare news that can wait until the page is looked at again. */
const settled: ReadonlySet<string> = new Set(["delivered", "bounced", "complained"]);

/** Asks how the mail fares while that can still change and somebody is looking. */
export function useMailPolling({ mail, state, issue }: CodeStanding, refresh: () => Promise<void>): void {
  const isOpen = !settled.has(mail.status) && state !== "expired";
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new mail is asked about from the start
  useEffect(() => {
    if (!isOpen) return;
    let asked = 0;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout>;
    const later = () => {
      timer = setTimeout(async () => {
        asked += 1;
        if (document.visibilityState === "visible") await refresh();
        // The screen may have been left while it was asked.
        if (!isOver) later();
      }, pollDelayMs(asked));
    };
    later();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [isOpen, issue, refresh]);
}
