import { isAlive, type MailLink } from "../../functions/domain/mail-link.ts";
import { tokenHash } from "../../functions/domain/secret-token.ts";
import type { Links } from "../../functions/use-cases/ports.ts";
import { asStored } from "./as-stored.ts";

/** Links of mails in memory, by the hash of their token. */
export function fakeLinks() {
  const items = new Map<string, MailLink>();
  let drawn = 0;
  const port: Links = {
    async draw(link, mark = "") {
      drawn += 1;
      const token = `${mark}link-token-${drawn}`;
      items.set(tokenHash(token), asStored(link));
      return token;
    },
    async peek(purpose, token, now) {
      const link = items.get(tokenHash(token));
      return link && isAlive(link, purpose, now) ? link : undefined;
    },
    async consume(purpose, token, now) {
      const link = items.get(tokenHash(token));
      if (!link || !isAlive(link, purpose, now)) return undefined;
      items.delete(tokenHash(token));
      return link;
    },
  };
  return { items, port };
}
