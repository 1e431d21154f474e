import type { Session } from "../../functions/domain/account.ts";
import type { Sessions } from "../../functions/use-cases/ports.ts";

/** Sessions in memory, by the hash of their token. */
export function fakeSessions() {
  const items = new Map<string, Session>();
  const port: Sessions = {
    async create(tokenHash, session) {
      items.set(tokenHash, session);
    },
    async touch(tokenHash, { now, idleExpiresAt }) {
      const session = items.get(tokenHash);
      if (!session || session.idleExpiresAt <= now || session.absoluteExpiresAt <= now) return undefined;
      const touched = { ...session, idleExpiresAt };
      items.set(tokenHash, touched);
      return touched;
    },
    async find(tokenHash) {
      return items.get(tokenHash);
    },
    async remove(tokenHash) {
      const session = items.get(tokenHash);
      items.delete(tokenHash);
      return session;
    },
  };
  return { items, port };
}
