/** How the archive is sealed hour by hour: names, manifests and the chain. */

import { hash } from "node:crypto";
import { HOUR_MS } from "./durations.ts";
import { byCharacters } from "./text-order.ts";

/** An hour is sealed when the next one is over, too: Firehose delivers within minutes, and mostly tries again within an hour. */
const SETTLED_MS = 2 * HOUR_MS;

/** How long Firehose goes on trying, and a day more: what comes later than its hour's seal is looked for so far back. */
export const LATEST_HOURS = 48;

/** Before the first seal. */
export const NO_SEAL = "0".repeat(64);

/** `2026-11-22T09Z` */
export const hourOf = (time: number): string => `${new Date(time).toISOString().slice(0, 13)}Z`;

export const beginOf = (hour: string): number => Date.parse(`${hour.slice(0, 13)}:00:00.000Z`);

export const hoursLater = (hour: string, count: number): string => hourOf(beginOf(hour) + count * HOUR_MS);

/** The last hour that is ready to be sealed. */
export const lastSettledHour = (now: number): string => hourOf(now - SETTLED_MS);

const pathOf = (hour: string): string => hour.slice(0, 13).replace(/[-T]/g, "/");

/** `seals/2026/11/22/09.json` */
export const sealKey = (hour: string): string => `seals/${pathOf(hour)}.json`;

/** `audit/2026/11/22/09/`, with which the keys of the hour's objects begin. */
export const objectPrefix = (hour: string): string => `audit/${pathOf(hour)}/`;

/** Whether it is the last hour of a day in UTC: its seal is that of the day, and goes out by mail. */
export const endsDay = (hour: string): boolean => hour.endsWith("T23Z");

/** `anchors/2026/11/22.json`, for any hour of the day. */
export const anchorKey = (hour: string): string => `anchors/${pathOf(hour).slice(0, 10)}.json`;

const inHour = /^audit\/(\d{4})\/(\d{2})\/(\d{2})\/(\d{2})\/./;
const anchored = /^anchors\/(\d{4})\/(\d{2})\/(\d{2})\.json$/;
const sealed = /^seals\/(\d{4})\/(\d{2})\/(\d{2})\/(\d{2})\.json$/;
const hourIn = (key: string, pattern: RegExp): string | undefined => {
  const found = pattern.exec(key);
  if (found === null) return undefined;
  const [, year, month, day, hour = "23"] = found;
  return `${year}-${month}-${day}T${hour}Z`;
};

/** The hour that an object's key names; `undefined` for a key that Firehose does not give. */
export const hourOfObject = (key: string): string | undefined => hourIn(key, inHour);
export const hourOfSeal = (key: string): string | undefined => hourIn(key, sealed);
/** The last hour of the day that an anchor's key names. */
export const hourOfAnchor = (key: string): string | undefined => hourIn(key, anchored);

export interface SealedObject {
  readonly key: string;
  readonly bytes: number;
  /** In hexadecimal digits. */
  readonly sha256: string;
}

/**
 * What is sealed, as text. An object of an earlier hour has that hour behind its key: it came late.
 *
 *     seal 17 2026-11-22T09Z
 *     <sha256> <bytes> audit/2026/11/22/07/… late 2026-11-22T07Z
 *     <sha256> <bytes> audit/2026/11/22/09/…
 */
export function manifestOf(number: number, hour: string, objects: readonly SealedObject[]): string {
  const lines = objects
    .toSorted((a, b) => byCharacters(a.key, b.key))
    .map(({ key, bytes, sha256 }) => {
      const own = hourOfObject(key);
      return `${sha256} ${bytes} ${key}${own === hour ? "" : ` late ${own}`}\n`;
    });
  return `seal ${number} ${hour}\n${lines.join("")}`;
}

export interface ReadManifest {
  readonly number: number;
  readonly hour: string;
  readonly objects: readonly (SealedObject & { readonly isLate: boolean })[];
}

// What stands around them, or besides, shows when the text is written again.
const head = /seal ([1-9]\d*) (\S+)\n/;
const line = /([0-9a-f]{64}) (\d+) (\S+)( late)?/g;

/** `undefined` for a text that is not exactly as it would be written. */
export function readManifest(text: string): ReadManifest | undefined {
  const found = head.exec(text);
  if (found === null) return undefined;
  const [, number, hour = ""] = found;
  const objects = [...text.matchAll(line)].map(([, sha256 = "", bytes, key = "", late]) => ({
    ...{ sha256, bytes: Number(bytes), key, isLate: late !== undefined },
  }));
  const isAsWritten = manifestOf(Number(number), hour, objects) === text;
  return isAsWritten ? { number: Number(number), hour, objects } : undefined;
}

/** The seal of a manifest in the chain. */
export const sealOf = (previous: string, manifest: string): string =>
  hash("sha256", previous + manifest, "hex");

export const sha256Of = (body: Buffer): string => hash("sha256", body, "hex");
