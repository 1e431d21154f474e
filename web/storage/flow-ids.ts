/** Ids of flows under way, for a browser that was closed meanwhile. Alone they give nothing (registration-id.ts). */
import { inBrowser } from "./kept.ts";

const keptAt = (key: string) => ({
  read: () => inBrowser.read(key),
  keep: (id: string) => inBrowser.write(key, id),
  forget: () => inBrowser.remove(key),
});

export const resetId = keptAt("reset-id");
export const revivalId = keptAt("revival-id");
export const emailChangeId = keptAt("email-change-id");
