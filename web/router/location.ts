/** The address bar as a store. The site has eighteen screens and no nested routes: this is all the routing it needs. */

const listeners = new Set<() => void>();

/** How many screens have been shown since the page was loaded: the first one leaves the focus to the browser. */
let changes = 0;

/** Whether the last change went on to another screen, rather than back or forth in the history. */
let isOnward = false;

const changed = () => {
  changes += 1;
  for (const listener of listeners) listener();
};

const popped = () => {
  isOnward = false;
  changed();
};

export function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener("popstate", popped);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener("popstate", popped);
  };
}

export interface Place {
  /** Path without a trailing slash, except for `/` itself. */
  readonly path: string;
  readonly search: string;
  readonly hash: string;
  /** What the screen before had to say, e.g. why the registrant is here again. It survives a reload. */
  readonly note: string | undefined;
}

export function currentPlace(): Place {
  const { pathname, search, hash } = location;
  return { path: pathname.replace(/\/+$/, "") || "/", search, hash, note: inState("note") };
}

/** What this entry of the history keeps under that name. */
function inState(name: "note" | "flow"): string | undefined {
  const state: unknown = history.state;
  if (typeof state !== "object" || state === null) return undefined;
  const text: unknown = Reflect.get(state, name);
  return typeof text === "string" ? text : undefined;
}

/**
 * Id of the registration that this place belongs to: it goes along from place to place, and outlives a reload also where
 * the browser keeps nothing else.
 */
export const placedFlow = () => inState("flow");

export const placeFlow = (flow: string) => history.replaceState({ note: inState("note"), flow }, "");

export interface NavigateOptions {
  /** Do not come back here on “back”: for redirects. */
  readonly replace?: boolean;
  readonly note?: string;
}

export function navigate(to: string, { replace = false, note }: NavigateOptions = {}): void {
  const state = { note, flow: placedFlow() };
  if (replace) history.replaceState(state, "", to);
  else history.pushState(state, "", to);
  isOnward = true;
  changed();
}

export const isFirstScreen = () => changes === 0;

/** A screen that is gone on to starts at its top; one that is gone back to stays where the browser has put it. */
export const startsAtTop = () => isOnward && location.hash === "";
