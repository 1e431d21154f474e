/** What a flow remembers through reloads; of the page's storages, the tab's own is the one that no other tab disturbs. */
export interface Storage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Which registration it is, and the keys of requests whose answers are still owed. */
export interface Kept {
  readonly id?: string | undefined;
  readonly start?: { readonly key: string; readonly content: string } | undefined;
  readonly resendKey?: string | undefined;
}

const KEY = "city-registration";

/** A browser that keeps nothing still has the page itself. */
export function keeping(storage: Storage | undefined = tabStorage()) {
  let kept: Kept = parsed(attempt(() => storage?.getItem(KEY)));
  return {
    read: () => kept,
    change(next: Kept) {
      kept = { ...kept, ...next };
      attempt(() => storage?.setItem(KEY, JSON.stringify(kept)));
    },
    forget() {
      kept = {};
      attempt(() => storage?.removeItem(KEY));
    },
  };
}

/** Storage that is denied throws at every touch. */
function attempt<T>(touch: () => T): T | undefined {
  try {
    return touch();
  } catch {
    return undefined;
  }
}

function tabStorage(): Storage | undefined {
  const page: { readonly sessionStorage?: Storage } = globalThis;
  return attempt(() => page.sessionStorage);
}

function parsed(text: string | null | undefined): Kept {
  const value: unknown = attempt(() => JSON.parse(text ?? "{}"));
  // Written by this module; what somebody else put there is answered as an unknown registration.
  return typeof value === "object" && value !== null ? value : {};
}

/** 128 random bits. */
export const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );
