/**
 * Which registration a tab is about. Each tab has its own, so that two of them never mix; a tab that has none yet goes on
 * with the browser's latest, for who closed the first one. An id alone gives nothing: the API wants the registration's
 * cookie, which the page cannot read.
 */
import { placedFlow, placeFlow } from "../router/location.ts";
import { inBrowser, inTab } from "./kept.ts";

const TAB = "registration-id";
const OPEN = "registrations";
const COMPLETED = "registrations-completed";

/** As many as the API keeps cookies of, and a few more. */
const REMEMBERED = 10;

interface Begun {
  readonly id: string;
  /** Epoch milliseconds, by this browser's clock. */
  readonly at: number;
}

/** What of a stored text is a list of the kind; anything else was put there by nobody of ours. */
export function parseBegun(text: string | undefined): readonly Begun[] {
  const stored = listIn(text);
  return stored.flatMap((each) =>
    typeof each === "object" &&
    each !== null &&
    "id" in each &&
    "at" in each &&
    typeof each.id === "string" &&
    typeof each.at === "number"
      ? [{ id: each.id, at: each.at }]
      : [],
  );
}

function listIn(text: string | undefined): readonly unknown[] {
  try {
    const parsed: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}

const begun = () => parseBegun(inBrowser.read(OPEN));
const completed = () => listIn(inBrowser.read(COMPLETED));
const write = (key: string, list: readonly unknown[]) =>
  inBrowser.write(key, JSON.stringify(list.slice(0, REMEMBERED)));

export const registrationId = {
  /** This tab's own. */
  ofTab: (): string | undefined => inTab.read(TAB) ?? placedFlow(),
  /** The latest of the browser that is not completed. */
  latest: (): string | undefined => begun()[0]?.id,
  /** This tab's, which from here on is the browser's latest if it has none. */
  take(): string | undefined {
    const id = registrationId.ofTab() ?? registrationId.latest();
    if (id !== undefined) inTab.write(TAB, id);
    return id;
  },
  /** This tab has begun one. */
  begin(id: string, now = Date.now()): void {
    inTab.write(TAB, id);
    placeFlow(id);
    write(OPEN, [{ id, at: now }, ...begun().filter((each) => each.id !== id)]);
  },
  /** The account exists: no tab goes on with it. This one still knows it, for “back”. */
  complete(id: string): void {
    write(
      OPEN,
      begun().filter((each) => each.id !== id),
    );
    write(COMPLETED, [id, ...completed()]);
  },
  isCompleted: (id: string): boolean => completed().includes(id),
  /** When this browser began it, if it knows. */
  begunAt: (id: string): number | undefined => begun().find((each) => each.id === id)?.at,
};
