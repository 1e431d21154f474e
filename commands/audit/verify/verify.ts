/** Whether the archive is what it was when it was sealed: chain and signatures, each object, and nothing besides. */
import { createPublicKey } from "node:crypto";
import {
  hourOf,
  hourOfObject,
  hourOfSeal,
  hoursLater,
  LATEST_HOURS,
  lastSettledHour,
  objectPrefix,
  readManifest,
  type SealedObject,
  sealKey,
  sha256Of,
} from "../../../functions/domain/audit-seal.ts";
import type { Archive } from "../../../functions/use-cases/ports.ts";
import { ahead } from "../../shared/ahead.ts";
import type { Period } from "../options.ts";
import { checkAnchor, storedAnchors } from "./anchors.ts";
import { beforeTheFirst, checkSeal, type Link } from "./chain.ts";
import type { Break, Verification } from "./verification.ts";

export interface VerifyOptions {
  readonly archive: Pick<Archive, "list" | "read">;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Buffer;
  readonly period: Period;
  /** Until when seals must have been made. */
  readonly now: number;
}

type Anchor = Verification["anchors"][number];

/** The hour's run begins five minutes past. */
const graceMs = 10 * 60_000;

/**
 * Seals that are read at the same time, and objects of each: most hours of most cities have one or two. No more than fifty
 * answers come at once, as connections are kept (functions/infra/http-handler.ts), and of each no more than its hash is held.
 */
const sideBySide = 48;
const objectsSideBySide = 4;

/** Hours, both included. */
interface Hours {
  readonly from: string;
  readonly to: string;
}

export async function verifyArchive(options: VerifyOptions): Promise<Verification> {
  const { archive, publicKey, period, now } = options;
  const found = { seals: 0, objects: 0, late: [] as string[], waiting: 0, anchors: [] as Anchor[] };
  const stored = await storedSeals(archive);
  if ("kind" in stored) return { ...found, break: stored };
  const anchored = await storedAnchors(archive);
  if ("kind" in anchored) return { ...found, break: anchored };
  const due = lastSettledHour(now - graceMs);
  const [first, last] = [stored.hours[0], stored.hours.at(-1)];
  if (first === undefined || last === undefined) return { ...found, ...(await withoutSeals(archive, due)) };

  const end = latest(due, last);
  const hours = {
    from: latest(first, period.from === undefined ? first : hourOf(period.from)),
    to: earliest(end, period.to === undefined ? end : hourOf(period.to)),
  };
  const key = createPublicKey({ key: publicKey, format: "der", type: "spki" });
  let previous: Link | undefined = beforeTheFirst;
  if (hours.from > first) {
    const before = hoursLater(hours.from, -1);
    const checked = checkSeal(await archive.read(sealKey(before)), before, undefined, key);
    if (checked.broken) return { ...found, break: checked.broken };
    previous = checked.link;
  }

  const seen = new Set<string>();
  const seals = ahead(each(hours), sideBySide, (hour) => readWithObjects(archive, hour));
  for await (const [hour, { body, held }] of seals) {
    const checked = checkSeal(body, hour, previous, key);
    // Seals that begin with another number than the first have lost their beginning.
    const broken =
      hour === first && checked.broken?.kind === "gap-in-chain" ? beginningLost(first) : checked.broken;
    if (checked.broken) return { ...found, break: broken ?? checked.broken };
    const { objects } = checked.manifest;
    const changed = brokenObject(objects, held, seen);
    if (changed !== undefined) return { ...found, break: changed };
    if (anchored.hours.has(hour)) {
      const anchor = await checkAnchor(archive, hour, checked.link);
      if ("kind" in anchor) return { ...found, break: anchor };
      found.anchors.push(anchor);
    }
    previous = checked.link;
    found.seals += 1;
    found.objects += objects.length;
    // What the first seal took in had been there before there were seals.
    if (hour !== first) found.late.push(...objects.flatMap(({ key, isLate }) => (isLate ? [key] : [])));
  }
  await addLaterSealed(archive, { from: hoursLater(hours.to, 1), to: last }, seen);
  const beyond = await notSealed(archive, { ...hours, last, whole: hours.from === first }, seen);
  return { ...found, ...beyond };
}

const beginningLost = (first: string): Break => ({ kind: "missing-seal", about: hoursLater(first, -1) });
const latest = (a: string, b: string): string => (a > b ? a : b);
const earliest = (a: string, b: string): string => (a < b ? a : b);

function* each({ from, to }: Hours): Generator<string> {
  for (let hour = from; hour <= to; hour = hoursLater(hour, 1)) yield hour;
}

async function storedSeals(archive: VerifyOptions["archive"]): Promise<Break | { readonly hours: string[] }> {
  const hours: string[] = [];
  for await (const { key } of archive.list("seals/")) {
    const hour = hourOfSeal(key);
    if (hour === undefined) return { kind: "misplaced-seal", about: key };
    hours.push(hour);
  }
  return { hours };
}

/** Before the first run there is nothing to verify, until an object ought to have been sealed. */
async function withoutSeals(archive: VerifyOptions["archive"], due: string) {
  let waiting = 0;
  for await (const { key } of archive.list("audit/")) {
    const hour = hourOfObject(key);
    if (hour !== undefined && hour <= due) return { break: { kind: "missing-seal", about: hour } as const };
    waiting += 1;
  }
  return { waiting };
}

/** What an object is found to be; `undefined` for one that is gone. */
type Held = ReadonlyMap<string, Pick<SealedObject, "bytes" | "sha256"> | undefined>;

/** A seal, and what its objects are now: nothing is judged yet, so that hours can be read ahead. */
async function readWithObjects(archive: VerifyOptions["archive"], hour: string) {
  const body = await archive.read(sealKey(hour));
  const held = new Map<string, Pick<SealedObject, "bytes" | "sha256"> | undefined>();
  const objects = readManifest(manifestIn(body))?.objects ?? [];
  for await (const [{ key }, found] of ahead(objects, objectsSideBySide, ({ key }) => digestOf(archive, key)))
    held.set(key, found);
  return { body, held };
}

async function digestOf(archive: VerifyOptions["archive"], key: string) {
  const body = await archive.read(key);
  return body && { bytes: body.length, sha256: sha256Of(body) };
}

function brokenObject(objects: readonly SealedObject[], held: Held, seen: Set<string>): Break | undefined {
  for (const { key, bytes, sha256 } of objects) {
    if (seen.has(key)) return { kind: "sealed-twice", about: key };
    const found = held.get(key);
    if (found === undefined) return { kind: "missing-object", about: key };
    if (found.bytes !== bytes || found.sha256 !== sha256) return { kind: "changed-object", about: key };
    seen.add(key);
  }
  return undefined;
}

/** Objects that came late stand in seals after the period, which are verified with their own. */
async function addLaterSealed(archive: VerifyOptions["archive"], { from, to }: Hours, seen: Set<string>) {
  const hours = { from, to: earliest(to, hoursLater(from, LATEST_HOURS)) };
  for await (const [, body] of ahead(each(hours), sideBySide, (hour) => archive.read(sealKey(hour)))) {
    for (const { key } of readManifest(manifestIn(body))?.objects ?? []) seen.add(key);
  }
}

function manifestIn(body: Buffer | undefined): string {
  try {
    return String(JSON.parse(String(body)).manifest);
  } catch {
    return ""; // its own verification says so
  }
}

/** Objects in no seal: of a sealed hour there must be none; those of later hours wait for theirs. */
async function notSealed(
  archive: VerifyOptions["archive"],
  { from, to, last, whole }: Hours & { readonly last: string; readonly whole: boolean },
  seen: ReadonlySet<string>,
) {
  let waiting = 0;
  for await (const { key } of archive.list("audit/", whole ? undefined : objectPrefix(from))) {
    if (seen.has(key)) continue;
    const hour = hourOfObject(key);
    if (hour === undefined || hour <= to) return { break: { kind: "unsealed-object", about: key } as const };
    if (hour > last) waiting += 1;
  }
  return { waiting };
}
