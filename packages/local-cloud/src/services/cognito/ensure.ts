/** Provisions pools and clients as CloudFormation would, and keeps their ids across restarts. */
import { randomInt } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { attributeSchema, STANDARD_ATTRIBUTES } from "./attributes.ts";
import type { ClientSettings } from "./client-settings.ts";
import { type Directory, requirePool } from "./directory.ts";
import type { PoolSettings } from "./pool-settings.ts";
import { generateSigningKey } from "./signing-key.ts";
import type { Client, Pool } from "./store.ts";

const LETTERS_AND_DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";

/** The pool of that name: made when absent, else with its changeable settings brought up to date. */
export async function ensurePool({ store, clock, region }: Directory, settings: PoolSettings): Promise<Pool> {
  const existing = store.findPoolByName(settings.UserPoolName);
  if (existing !== undefined) {
    assertKept(`user pool ${existing.name}`, keepsWhatIsFixed(existing.settings, settings));
    store.savePool({ ...existing, settings });
    return { ...existing, settings };
  }
  const { keyId, privateKey } = await generateSigningKey();
  const pool = {
    id: `${region}_${randomText(9)}`,
    name: settings.UserPoolName,
    settings,
    key_id: keyId,
    private_key: privateKey,
    created_at: clock.now(),
  };
  store.savePool(pool);
  return pool;
}

export function ensureClient(directory: Directory, settings: ClientSettings): Client {
  const { store, clock } = directory;
  const pool = requirePool(directory, settings.UserPoolId);
  assertAttributesExist(pool, settings);
  const existing = store.findClientByName(pool.id, settings.ClientName);
  if (existing !== undefined) {
    const kept = existing.settings.GenerateSecret === settings.GenerateSecret;
    assertKept(`user pool client ${existing.name}`, kept);
  }
  const client = {
    id: existing?.id ?? randomText(26),
    pool_id: pool.id,
    name: settings.ClientName,
    secret: existing === undefined ? (settings.GenerateSecret ? randomText(51) : null) : existing.secret,
    settings,
    created_at: existing?.created_at ?? clock.now(),
  };
  store.saveClient(client);
  return client;
}

/** How usernames compare can't change, and an attribute that users may have stays as it is; others can be added. */
function keepsWhatIsFixed(stored: PoolSettings, wanted: PoolSettings): boolean {
  return (
    isDeepStrictEqual(stored.UsernameConfiguration, wanted.UsernameConfiguration) &&
    stored.Schema.every((attribute) => wanted.Schema.some((other) => isDeepStrictEqual(attribute, other)))
  );
}

function assertKept(what: string, kept: boolean): void {
  if (kept) return;
  throw new Error(
    `The template changes what is fixed in the ${what}. CloudFormation would refuse or replace it, and its users ` +
      "with it: start the local cloud once with --fresh.",
  );
}

function assertAttributesExist(pool: Pool, settings: ClientSettings): void {
  const known = [...attributeSchema(pool.settings).keys(), ...STANDARD_ATTRIBUTES, "email_verified"];
  const named = [...(settings.ReadAttributes ?? []), ...(settings.WriteAttributes ?? [])];
  const unknown = named.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new Error(
    `The user pool client ${settings.ClientName} names unknown attributes: ${unknown.join(", ")}.`,
  );
}

function randomText(length: number): string {
  const pick = () => LETTERS_AND_DIGITS.charAt(randomInt(LETTERS_AND_DIGITS.length));
  return Array.from({ length }, pick).join("");
}
