import type { Session } from "../../functions/domain/account.ts";
import type { SessionKey } from "../../functions/domain/session-token.ts";
import type { KeptSession, Sessions } from "../../functions/use-cases/ports.ts";
import { asStored } from "./as-stored.ts";

/** Sessions in memory, by the account and the hash of their token. */
export function fakeSessions() {
  const items = new Map<string, Session>();
  const keys = new Map<string, SessionKey>();
  const nameOf = ({ accountId, tokenHash }: SessionKey) => `${accountId} ${tokenHash}`;
  const port: Sessions = {
    async create(key, session) {
      keys.set(nameOf(key), key);
      items.set(nameOf(key), asStored(session));
    },
    async touch(key, { now, idleExpiresAt }) {
      const session = items.get(nameOf(key));
      if (!session || session.idleExpiresAt <= now || session.absoluteExpiresAt <= now) return undefined;
      const touched = { ...session, idleExpiresAt, lastUsedAt: now };
      items.set(nameOf(key), touched);
      return touched;
    },
    async reauthenticate(key, now) {
      const session = items.get(nameOf(key));
      if (!session || session.idleExpiresAt <= now || session.absoluteExpiresAt <= now) return false;
      items.set(nameOf(key), { ...session, authenticatedAt: now });
      return true;
    },
    async find(key) {
      return items.get(nameOf(key));
    },
    async remove(key) {
      const session = items.get(nameOf(key));
      items.delete(nameOf(key));
      return session;
    },
    async list(accountId) {
      return [...items].flatMap(([name, session]): KeptSession[] => {
        const key = keys.get(name);
        return key?.accountId === accountId ? [{ key, session }] : [];
      });
    },
  };
  return { items, port };
}
