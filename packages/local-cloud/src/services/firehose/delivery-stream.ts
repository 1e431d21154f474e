import type { Matcher } from "../logs/filter-pattern.ts";

/** A stream that gathers records, and puts them into a bucket by and by. */
export interface DeliveryStream {
  readonly name: string;
  readonly bucket: string;
  /** With `!{timestamp:…}` where the time of an object's first record belongs. */
  readonly prefix: string;
  readonly extension: string;
  readonly intervalMs: number;
  readonly maxBytes: number;
}

/** Which lines of a log group go into a stream. */
export interface Subscription {
  readonly name: string;
  readonly logGroup: string;
  readonly streamArn: string;
  readonly matches: Matcher;
}

/**
 * An object's key: the prefix, and then name, version and time of the stream, in UTC, and a random part.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/s3-object-name.html
 */
export function objectKey(
  { prefix, name, extension }: Pick<DeliveryStream, "prefix" | "name" | "extension">,
  time: number,
  random: string,
): string {
  const filled = prefix.replace(/!\{timestamp:([^}]*)\}/g, (_, format: string) => formatted(format, time));
  if (filled.includes("!{"))
    throw new Error(`the local cloud does not know every part of the prefix ${prefix}`);
  return `${filled}${name}-1-${formatted("yyyy-MM-dd-HH-mm-ss", time)}-${random}${extension}`;
}

/** The letters of Java's DateTimeFormatter that prefixes are made of. */
function formatted(format: string, time: number): string {
  const iso = new Date(time).toISOString();
  const parts: Readonly<Record<string, string>> = {
    yyyy: iso.slice(0, 4),
    MM: iso.slice(5, 7),
    dd: iso.slice(8, 10),
    HH: iso.slice(11, 13),
    mm: iso.slice(14, 16),
    ss: iso.slice(17, 19),
  };
  return format.replace(/[A-Za-z]+/g, (letters) => {
    const part = parts[letters];
    if (part === undefined)
      throw new Error(`the local cloud does not know ${letters} in !{timestamp:${format}}`);
    return part;
  });
}
