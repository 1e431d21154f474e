/** Names an intended request, so that the API does it once however often it is sent (docs/adr/0026). */
import { inTab } from "./kept.ts";

const KEY = "start-key";

/** 128 random bits. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );

/**
 * The key of a start, of a registration or of a change of address: the same for the same content until it is answered, also after a reload; what was changed is
 * another intent.
 */
export const startKey = {
  of(body: unknown): string {
    const content = JSON.stringify(body);
    const [key, of] = (inTab.read(KEY) ?? "").split("\n");
    if (key && of === content) return key;
    const drawn = newKey();
    inTab.write(KEY, `${drawn}\n${content}`);
    return drawn;
  },
  answered: () => inTab.remove(KEY),
};
