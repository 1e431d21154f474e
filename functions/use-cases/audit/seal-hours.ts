import { type AuditSeal, auditSeal } from "../../../contracts/audit-seal.ts";
import {
  hourOfObject,
  hourOfSeal,
  hoursLater,
  LATEST_HOURS,
  lastSettledHour,
  manifestOf,
  NO_SEAL,
  objectPrefix,
  readManifest,
  type SealedObject,
  sealKey,
  sealOf,
  sha256Of,
} from "../../domain/audit-seal.ts";
import type { Archive, SealKey } from "../ports.ts";

export interface SealHoursDependencies {
  readonly archive: Archive;
  readonly key: SealKey;
  readonly now: () => number;
  /** Whether another hour can be begun; what is left is the next run's. */
  readonly hasTime: () => boolean;
}

export interface SealedHours {
  /** Those sealed by this run. */
  readonly hours: readonly string[];
  /** Keys of objects that came after their hour was sealed. */
  readonly late: readonly string[];
}

type Last = Pick<AuditSeal, "number" | "seal">;

/** An object of the archive, and the hour that its key names. */
interface Waiting {
  readonly key: string;
  readonly hour: string;
}

/** Objects read at the same time. */
const SIDE_BY_SIDE = 8;
/** Of a year, a month and a day. */
const FOLDERS = 3;

/**
 * Seals every hour that is settled and has no seal, one after the other. A seal is whole when it appears: it is signed first and
 * put then, only where there is none. Whoever is killed in between leaves nothing behind, and of two that seal at the same
 * time one finds the other's and leaves it to the next run to go on.
 */
export async function sealHours(dependencies: SealHoursDependencies): Promise<SealedHours> {
  const { archive, now, hasTime } = dependencies;
  const target = lastSettledHour(now());
  const found = await lastSeal(archive);
  const first = found === undefined ? target : hoursLater(found.hour, 1);
  // The first seal takes in whatever has been archived before there were seals.
  const oldest = found === undefined ? undefined : hoursLater(first, -LATEST_HOURS);
  const sealed = oldest === undefined ? new Set<string>() : await sealedSince(archive, oldest);
  const waiting = await archivedSince(archive, oldest);

  const [hours, late]: [string[], string[]] = [[], []];
  let last: Last = found ?? { number: 0, seal: NO_SEAL };
  for (let hour = first; hour <= target && hasTime(); hour = hoursLater(hour, 1)) {
    const ready = waiting.filter((object) => !sealed.has(object.key) && object.hour <= hour);
    const keys = ready.map(({ key }) => key);
    const next = await put(dependencies, last, hour, keys);
    if (next === "taken") break;
    for (const key of keys) sealed.add(key);
    hours.push(hour);
    if (found !== undefined)
      late.push(...ready.filter((object) => object.hour !== hour).map(({ key }) => key));
    last = next;
  }
  return { hours, late };
}

async function put(
  { archive, key }: SealHoursDependencies,
  last: Last,
  hour: string,
  keys: readonly string[],
): Promise<Last | "taken"> {
  const number = last.number + 1;
  const manifest = manifestOf(number, hour, await digestsOf(archive, keys));
  const seal = sealOf(last.seal, manifest);
  const { signature, keyId } = await key.sign(seal);
  const whole: AuditSeal = {
    ...{ schema: 1, hour, number, previous: last.seal, manifest, seal },
    ...{ signature, algorithm: "ECDSA_SHA_256", keyId },
  };
  const body = Buffer.from(`${JSON.stringify(whole, undefined, 2)}\n`);
  const outcome = await archive.putNew(sealKey(hour), body, "application/json");
  // Its own, when an answer was lost on the way: then the next run goes on from it.
  return outcome === "taken" ? "taken" : { number, seal };
}

async function digestsOf(archive: Archive, keys: readonly string[]): Promise<SealedObject[]> {
  const found: SealedObject[] = [];
  for (let at = 0; at < keys.length; at += SIDE_BY_SIDE) {
    const bodies = keys.slice(at, at + SIDE_BY_SIDE).map(async (key) => {
      const body = await archive.read(key);
      // Gone since it was listed, which the lock forbids: without it the next verification has nothing to miss.
      if (body === undefined) throw new Error("an object of the archive is gone");
      return { key, bytes: body.length, sha256: sha256Of(body) };
    });
    found.push(...(await Promise.all(bodies)));
  }
  return found;
}

/** By the folders of the newest year, month and day. */
async function lastSeal(archive: Archive): Promise<AuditSeal | undefined> {
  let prefix: string | undefined = "seals/";
  for (let depth = 0; depth < FOLDERS; depth += 1) {
    const folders: readonly string[] = await archive.folders(prefix);
    prefix = folders.at(-1);
    if (prefix === undefined) return undefined;
  }
  let key: string | undefined;
  for await (const each of archive.list(prefix)) if (hourOfSeal(each.key) !== undefined) key = each.key;
  return key === undefined ? undefined : sealAt(archive, key);
}

async function sealAt(archive: Archive, key: string): Promise<AuditSeal> {
  const body = await archive.read(key);
  return auditSeal.parse(JSON.parse(String(body)));
}

/** What the seals from an hour on have. */
async function sealedSince(archive: Archive, from: string): Promise<Set<string>> {
  const found = new Set<string>();
  for await (const { key } of archive.list("seals/", sealKey(hoursLater(from, -1)))) {
    if (hourOfSeal(key) === undefined) continue;
    const { manifest } = await sealAt(archive, key);
    for (const object of readManifest(manifest)?.objects ?? []) found.add(object.key);
  }
  return found;
}

async function archivedSince(archive: Archive, oldest: string | undefined): Promise<readonly Waiting[]> {
  const found: Waiting[] = [];
  const startAfter = oldest === undefined ? undefined : objectPrefix(oldest);
  for await (const { key } of archive.list("audit/", startAfter)) {
    const hour = hourOfObject(key);
    if (hour !== undefined) found.push({ key, hour });
  }
  return found;
}
