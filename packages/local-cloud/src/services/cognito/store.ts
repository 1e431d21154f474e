import * as z from "zod";
import { openDatabase } from "../shared/database.ts";
import { clientSettings } from "./client-settings.ts";
import { poolSettings } from "./pool-settings.ts";

const SCHEMA = `
  CREATE TABLE pools (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    settings TEXT NOT NULL,
    key_id TEXT NOT NULL,
    private_key TEXT NOT NULL,  -- PKCS#8, PEM
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE clients (
    id TEXT PRIMARY KEY,
    pool_id TEXT NOT NULL REFERENCES pools,
    name TEXT NOT NULL,
    secret TEXT,
    settings TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (pool_id, name)
  ) STRICT;
  CREATE TABLE users (
    pool_id TEXT NOT NULL REFERENCES pools,
    username TEXT NOT NULL,
    login TEXT NOT NULL,        -- the address as it is compared
    attributes TEXT NOT NULL,
    password TEXT NOT NULL,
    status TEXT NOT NULL,
    enabled INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    failures INTEGER NOT NULL DEFAULT 0,
    last_failure_at INTEGER NOT NULL DEFAULT 0,
    last_attempt_at INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (pool_id, username),
    UNIQUE (pool_id, login)
  ) STRICT`;

/** A column that holds JSON of the given shape. */
const json = <Shape extends z.ZodType>(shape: Shape) =>
  z.string().transform((text) => shape.parse(JSON.parse(text)));

const poolRow = z.object({
  id: z.string(),
  name: z.string(),
  settings: json(poolSettings),
  key_id: z.string(),
  private_key: z.string(),
  created_at: z.number(),
});
const clientRow = z.object({
  id: z.string(),
  pool_id: z.string(),
  name: z.string(),
  secret: z.string().nullable(),
  settings: json(clientSettings),
  created_at: z.number(),
});
const userRow = z.object({
  pool_id: z.string(),
  username: z.string(),
  login: z.string(),
  attributes: json(z.record(z.string(), z.string())),
  password: z.string(),
  status: z.enum(["UNCONFIRMED", "CONFIRMED", "FORCE_CHANGE_PASSWORD"]),
  enabled: z.number().transform((flag) => flag === 1),
  created_at: z.number(),
  modified_at: z.number(),
  failures: z.number(),
  last_failure_at: z.number(),
  last_attempt_at: z.number(),
});

export type Pool = z.output<typeof poolRow>;
export type Client = z.output<typeof clientRow>;
export type User = z.output<typeof userRow>;
export type NewUser = Pick<User, "pool_id" | "username" | "login" | "attributes" | "password" | "status">;
export type UserStore = ReturnType<typeof openUserStore>;

/** Pools, clients and users. Times are epoch milliseconds. */
export function openUserStore(file: string) {
  const database = openDatabase(file, 1, SCHEMA);
  const sql = (text: string) => database.prepare(text);
  const poolById = sql("SELECT * FROM pools WHERE id = ?");
  const poolByName = sql("SELECT * FROM pools WHERE name = ?");
  const savePool = sql(
    "INSERT INTO pools VALUES (:id, :name, :settings, :key_id, :private_key, :created_at) " +
      "ON CONFLICT (id) DO UPDATE SET settings = excluded.settings",
  );
  const clientById = sql("SELECT * FROM clients WHERE id = ?");
  const clientByName = sql("SELECT * FROM clients WHERE pool_id = ? AND name = ?");
  const saveClient = sql(
    "INSERT INTO clients VALUES (:id, :pool_id, :name, :secret, :settings, :created_at) " +
      "ON CONFLICT (id) DO UPDATE SET settings = excluded.settings",
  );
  const user = sql("SELECT * FROM users WHERE pool_id = ? AND (username = ? OR login = ?)");
  const allUsers = sql("SELECT * FROM users WHERE pool_id = ? ORDER BY created_at, username");
  const countUsers = sql("SELECT count(*) AS count FROM users WHERE pool_id = ?");
  const insertUser = sql(
    "INSERT INTO users (pool_id, username, login, attributes, password, status, enabled, created_at, modified_at) " +
      "VALUES (:pool_id, :username, :login, :attributes, :password, :status, 1, :now, :now) ON CONFLICT DO NOTHING",
  );
  const setPassword = sql(
    "UPDATE users SET password = ?, status = 'CONFIRMED', modified_at = ? WHERE pool_id = ? AND username = ?",
  );
  const setEnabled = sql("UPDATE users SET enabled = ?, modified_at = ? WHERE pool_id = ? AND username = ?");
  const setAttributes = sql(
    "UPDATE OR IGNORE users SET attributes = ?, login = ?, modified_at = ? WHERE pool_id = ? AND username = ?",
  );
  const confirm = sql(
    "UPDATE users SET status = 'CONFIRMED', modified_at = ? WHERE pool_id = ? AND username = ?",
  );
  const deleteUser = sql("DELETE FROM users WHERE pool_id = ? AND username = ?");
  const recordAttempt = sql(
    "UPDATE users SET failures = ?, last_failure_at = ?, last_attempt_at = ? WHERE pool_id = ? AND username = ?",
  );

  return {
    findPool: (id: string) => poolRow.optional().parse(poolById.get(id)),
    findPoolByName: (name: string) => poolRow.optional().parse(poolByName.get(name)),
    savePool: (pool: Pool) => savePool.run({ ...pool, settings: JSON.stringify(pool.settings) }),
    findClient: (id: string) => clientRow.optional().parse(clientById.get(id)),
    findClientByName: (poolId: string, name: string) =>
      clientRow.optional().parse(clientByName.get(poolId, name)),
    saveClient: (client: Client) => saveClient.run({ ...client, settings: JSON.stringify(client.settings) }),

    /** By the username (a UUID) or by the address in its compared form. */
    findUser: (poolId: string, username: string, login: string) =>
      userRow.optional().parse(user.get(poolId, username, login)),
    listUsers: (poolId: string) => z.array(userRow).parse(allUsers.all(poolId)),
    countUsers: (poolId: string) => Number(countUsers.get(poolId)?.["count"]),
    /** False when another user has the address: the unique index decides between concurrent sign-ups. */
    addUser: (added: NewUser, now: number) =>
      insertUser.run({ ...added, attributes: JSON.stringify(added.attributes), now }).changes === 1,
    setPassword: ({ pool_id, username }: User, password: string, now: number) =>
      setPassword.run(password, now, pool_id, username),
    setEnabled: ({ pool_id, username }: User, enabled: boolean, now: number) =>
      setEnabled.run(enabled ? 1 : 0, now, pool_id, username),
    /** False when another user has the login: the unique index decides. */
    setAttributes: (
      { pool_id, username }: User,
      { attributes, login }: Pick<User, "attributes" | "login">,
      now: number,
    ) => setAttributes.run(JSON.stringify(attributes), login, now, pool_id, username).changes === 1,
    confirm: ({ pool_id, username }: User, now: number) => confirm.run(now, pool_id, username),
    deleteUser: ({ pool_id, username }: User) => deleteUser.run(pool_id, username),
    recordAttempt: (
      { pool_id, username }: User,
      history: { readonly failures: number; readonly lastFailureAt: number; readonly lastAttemptAt: number },
    ) => recordAttempt.run(history.failures, history.lastFailureAt, history.lastAttemptAt, pool_id, username),
    close: () => database.close(),
  };
}
