import type { Answer } from "../../testing/drivers/browser.ts";
import { eventually, isToCome } from "../../testing/drivers/eventually.ts";

/** A restart takes some seconds; a claim that a kill has left is settled within a minute. */
const patience = { pauseMs: 300, patienceMs: 180_000 };

/** Asks until there is something, also of a cloud that is down for a while. */
export const awaited = <T>(what: string, probe: () => Promise<T | undefined>): Promise<T> =>
  eventually(what, () => probe().catch(() => undefined), patience);

/**
 * Tries again as the web does: when nothing answers, when the service fails, and while an earlier try is worked on.
 * `onFailure` notes what was overcome.
 */
export const patiently = (ask: () => Promise<Answer>, onFailure: () => void = () => {}): Promise<Answer> =>
  eventually(
    "an answer that does not ask to come again",
    async () => {
      const answer = await ask().catch(() => undefined); // no connection
      if (answer !== undefined && !isToCome(answer)) return answer;
      onFailure();
      return undefined;
    },
    patience,
  );

/** Asks until one of these statuses comes; any other that is meant to stay is the end of the run. */
export type Ask = (statuses: readonly number[], request: () => Promise<Answer>) => Promise<Answer>;
