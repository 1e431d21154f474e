import { inBrowser } from "./kept.ts";

const KEY = "reset-id";

/** Id of the password reset under way, for a browser that was closed meanwhile. Alone it gives nothing (registration-id.ts). */
export const resetId = {
  read: () => inBrowser.read(KEY),
  keep: (id: string) => inBrowser.write(KEY, id),
  forget: () => inBrowser.remove(KEY),
};
