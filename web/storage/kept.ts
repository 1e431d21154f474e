/** Web storage that never throws: a browser may forbid it, and may lose what was kept. Then it lasts for the page. */

interface Kept {
  read(key: string): string | undefined;
  write(key: string, text: string): void;
  remove(key: string): void;
}

function keptIn(storage: () => Storage): Kept {
  const fallback = new Map<string, string>();
  const attempt = <T>(action: () => T): T | undefined => {
    try {
      return action();
    } catch {
      return undefined;
    }
  };
  return {
    read: (key) => attempt(() => storage().getItem(key)) ?? fallback.get(key),
    write(key, text) {
      fallback.set(key, text);
      attempt(() => storage().setItem(key, text));
    },
    remove(key) {
      fallback.delete(key);
      attempt(() => storage().removeItem(key));
    },
  };
}

/** For this tab only, and gone with it: what the registrant typed. */
export const inTab = keptIn(() => sessionStorage);

/** For every tab, and after the browser was closed: nothing that says who someone is. */
export const inBrowser = keptIn(() => localStorage);
