/** Who is signed in, for the header. The session itself is a cookie that the page cannot read. */
import { inBrowser } from "../storage/kept.ts";

const KEY = "signed-in";

/** `unknown` until the API has been asked; it is asked only where somebody has signed in with this browser. */
export type Session =
  | { readonly state: "unknown" }
  | { readonly state: "signed-in"; readonly name: string }
  | { readonly state: "signed-out" };

const remembered = (): Session =>
  inBrowser.read(KEY) === undefined ? { state: "signed-out" } : { state: "unknown" };

let session = remembered();
const listeners = new Set<() => void>();

function set(next: Session): void {
  session = next;
  for (const listener of listeners) listener();
}

/** Somebody registered, signed in or signed out in another tab of this browser. */
function followOtherTabs({ key }: StorageEvent): void {
  if (key === KEY) set(remembered());
}

export const sessionStore = {
  read: () => session,
  subscribe(listener: () => void): () => void {
    if (listeners.size === 0) addEventListener("storage", followOtherTabs);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) removeEventListener("storage", followOtherTabs);
    };
  },
  signedIn(name: string): void {
    inBrowser.write(KEY, "yes");
    set({ state: "signed-in", name });
  },
  /** Sign-in has set the cookie; the name comes with the account. */
  opened(): void {
    inBrowser.write(KEY, "yes");
    set({ state: "unknown" });
  },
  signedOut(): void {
    inBrowser.remove(KEY);
    set({ state: "signed-out" });
  },
};
