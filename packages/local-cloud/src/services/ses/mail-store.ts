import type { DatabaseSync } from "node:sqlite";
import * as z from "zod";
import { type StoredMail, storedMail } from "./stored-mail.ts";

export const SCHEMA = `
  CREATE TABLE mails (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, mail TEXT NOT NULL) STRICT;
  CREATE TABLE events (number INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT NOT NULL) STRICT;
  CREATE TABLE identities (name TEXT PRIMARY KEY, default_set TEXT) STRICT;
  CREATE TABLE configuration_sets (name TEXT PRIMARY KEY, sending_enabled INTEGER NOT NULL) STRICT`;

export type MailStore = ReturnType<typeof openMailStore>;

const row = z.object({ mail: z.string() });
const parse = (found: unknown): StoredMail => storedMail.parse(JSON.parse(row.parse(found).mail));

/** Mails are appended, synced, and never changed; only the inbox's reader clears them, all at once. */
export function openMailStore(database: DatabaseSync) {
  const insert = database.prepare("INSERT INTO mails (id, mail) VALUES (?, ?)");
  const all = database.prepare("SELECT mail FROM mails ORDER BY number");
  const latest = database.prepare("SELECT mail FROM mails ORDER BY number DESC LIMIT ?");
  const one = database.prepare("SELECT mail FROM mails WHERE id = ?");
  const count = database.prepare("SELECT count(*) AS count FROM mails");
  const countSince = database.prepare(
    "SELECT count(*) AS count FROM mails WHERE json_extract(mail, '$.at') >= ?",
  );
  const clear = database.prepare("DELETE FROM mails");
  const listeners = new Set<() => void>();
  /** Parsed once: whoever waits for a mail asks for all of them many times a second. */
  let parsed: StoredMail[] | undefined;
  const changed = () => {
    for (const listener of listeners) listener();
  };
  return {
    add(mail: StoredMail): void {
      insert.run(mail.messageId, JSON.stringify(mail));
      parsed?.push(mail);
      changed();
    },
    /** In the order of sending. */
    all(): readonly StoredMail[] {
      parsed ??= all.all().map(parse);
      return parsed;
    },
    /** The newest first. */
    latest: (limit: number) => latest.all(limit).map(parse),
    find(messageId: string): StoredMail | undefined {
      const found = one.get(messageId);
      return found === undefined ? undefined : parse(found);
    },
    /** Of those sent since then, in epoch milliseconds. */
    countSince: (time: number) => Number(countSince.get(time / 1000)?.["count"]),
    count: () => Number(count.get()?.["count"]),
    clear(): void {
      clear.run();
      parsed = undefined;
      changed();
    },
    /** Calls the listener after every change; the returned function ends it. */
    onChange(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
