/** The address bar as a store. The site has eighteen screens and no nested routes: this is all the routing it needs. */

import { defaultLanguage, type Language } from "../../contracts/language.ts";
import { pathIn, readSitePath } from "../../contracts/site-paths.ts";

const listeners = new Set<() => void>();

/** How many screens have been shown since the page was loaded: the first one leaves the focus to the browser. */
let changes = 0;

/** Whether the last change went on to another screen, rather than back or forth in the history. */
let isOnward = false;

const changed = () => {
  changes += 1;
  for (const listener of listeners) listener();
};

/** What the screens are shown in, which every address says (docs/adr/0031). */
let language: Language = defaultLanguage;

/** A screen's address in the language that is shown. */
export const addressOf = (path: string) => pathIn(language, path);

/** The screens are shown in this language from now on: the address follows, and the history stays as it is. */
export function placeLanguage(shown: Language): void {
  language = shown;
  const { path, search, hash } = currentPlace();
  history.replaceState(history.state, "", `${addressOf(path)}${search}${hash}`);
}

const popped = () => {
  // A place from before the language was changed.
  placeLanguage(language);
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
  /** Path without its language, and without a trailing slash, except for `/` itself. */
  readonly path: string;
  readonly search: string;
  readonly hash: string;
  /** What the screen before had to say, e.g. why the registrant is here again. It survives a reload. */
  readonly note: string | undefined;
}

export function currentPlace(): Place {
  const { pathname, search, hash } = location;
  return { path: readSitePath(pathname).path, search, hash, note: inState("note") };
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

/** Goes on to a screen, by its path without a language. */
export function navigate(to: string, { replace = false, note }: NavigateOptions = {}): void {
  const state = { note, flow: placedFlow() };
  const address = addressOf(to);
  if (replace) history.replaceState(state, "", address);
  else history.pushState(state, "", address);
  isOnward = true;
  changed();
}

export const isFirstScreen = () => changes === 0;

/** A screen that is gone on to starts at its top; one that is gone back to stays where the browser has put it. */
export const startsAtTop = () => isOnward && location.hash === "";
