import { inBrowser } from "./kept.ts";

const KEY = "registration-id";

/**
 * Id of the registration under way, for a second tab and for a browser that was closed. Alone it gives nothing: the
 * API wants the flow's cookie, which the page cannot read.
 */
export const registrationId = {
  read: () => inBrowser.read(KEY),
  keep: (id: string) => inBrowser.write(KEY, id),
  forget: () => inBrowser.remove(KEY),
};
