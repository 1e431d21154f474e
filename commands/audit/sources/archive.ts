import { parseFilterPattern } from "local-cloud";
import { archive, type s3 } from "../../../functions/infra/archive.ts";
import { archivedLines } from "../../../functions/infra/archived-lines.ts";
import { objectsOf } from "../../shared/archive-objects.ts";
import type { Period } from "../options.ts";
import type { ArchiveTally, AuditSource } from "../source.ts";
import { explained } from "./explained.ts";

/** Kept for the next round of a search, as long as it is not more. */
const maxKeptBytes = 256 * 1024 * 1024;

/**
 * The same records from the archive instead of the log, object by object. The log is not asked for lines at all: it keeps
 * a few months, and reading what is older out of it takes hours.
 *
 * @param beside where the key of address hashes is, and what is closed at the end
 */
export function archiveSource(
  beside: AuditSource,
  bucketName: string,
  client: ReturnType<typeof s3>,
): AuditSource {
  const bucket = archive(client, bucketName);
  const kept = new Map<string, Buffer>();
  const read = new Map<string, { readonly bytes: number; readonly unreadable: number }>();
  let keptBytes = 0;

  async function bodyOf(key: string): Promise<Buffer | undefined> {
    const found = kept.get(key) ?? (await explained("no-bucket", bucketName, () => bucket.read(key)));
    if (found !== undefined && !kept.has(key) && keptBytes + found.length <= maxKeptBytes) {
      kept.set(key, found);
      keptBytes += found.length;
    }
    return found;
  }

  return {
    ...beside,
    name: { ...beside.name, bucketName },
    async *lines(pattern, period) {
      const matches = parseFilterPattern(pattern);
      const mayHave = anyOf(valuesIn(pattern));
      const objects = objectsOf(bucket, period, bodyOf);
      for (;;) {
        const { value, done } = await explained("no-bucket", bucketName, () => objects.next(), isNoBucket);
        if (done) return;
        const { key, body } = value;
        const found = await wanted(body, period, { mayHave, matches });
        read.set(key, { bytes: body.length, unreadable: found.unreadable });
        yield found.lines;
      }
    },
    archiveTally(): ArchiveTally {
      const all = [...read.values()];
      const sum = (member: "bytes" | "unreadable") => all.reduce((total, each) => total + each[member], 0);
      return { objects: all.length, bytes: sum("bytes"), unreadable: sum("unreadable") };
    },
    async close() {
      client.destroy();
      await beside.close();
    },
  };
}

/** Ids and hashes that a pattern looks for: they stand in a line's text as they are, however often it was put into JSON. */
const valuesIn = (pattern: string): readonly string[] =>
  [...pattern.matchAll(/= "([^"]*)"/g)].map(([, value = ""]) => value);

function anyOf(values: readonly string[]): (text: string) => boolean {
  // A value with a sign in it, such as `*`, is no text to look for.
  if (!values.every((value) => /^[\w-]+$/.test(value))) return () => true;
  return (text) => values.length === 0 || values.some((value) => text.includes(value));
}

const isNoBucket = ({ name }: Error): boolean => name === "NoSuchBucket";

async function wanted(
  body: Buffer,
  { from = 0, to = Number.POSITIVE_INFINITY }: Period,
  {
    mayHave,
    matches,
  }: { readonly mayHave: (text: string) => boolean; readonly matches: (message: unknown) => boolean },
) {
  const lines: string[] = [];
  let unreadable = 0;
  for await (const line of archivedLines(body, mayHave)) {
    if (line === "unreadable") unreadable += 1;
    else if (
      line.timestamp >= from &&
      line.timestamp <= to &&
      mayHave(line.text) &&
      matches(parsed(line.text))
    )
      lines.push(line.text);
  }
  return { lines, unreadable };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // not written by a function: no pattern meets it
  }
}
