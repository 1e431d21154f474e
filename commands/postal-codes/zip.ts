/** Reads one file out of a ZIP archive (APPNOTE 6.3.3, without ZIP64): a wheel, or what Japan Post offers. */
import { inflateRawSync } from "node:zlib";

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const DEFLATED = 8;

export interface ZippedFile {
  readonly bytes: Buffer;
  /** When the file was last changed before it was packed, `YYYY-MM-DD`. */
  readonly date: string;
}

export const isZip = (bytes: Buffer) => bytes.subarray(0, 4).toString("latin1") === "PK\u0003\u0004";

/** @throws Error if no file of the archive is called `name`, upper or lower case */
export function unzip(archive: Buffer, name: string): ZippedFile {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end === -1 || archive.readUInt32LE(end) !== END) throw new Error("This is not a ZIP archive.");
  let at = archive.readUInt32LE(end + 16);
  while (archive.readUInt32LE(at) === ENTRY) {
    const nameEnd = at + 46 + archive.readUInt16LE(at + 28);
    if (archive.toString("utf8", at + 46, nameEnd).toLowerCase() === name.toLowerCase())
      return { bytes: contentAt(archive, at), date: dateOf(archive.readUInt16LE(at + 14)) };
    at = nameEnd + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  throw new Error(`The archive does not hold ${name}.`);
}

/** The content of the file that the central directory describes at `entry`. */
function contentAt(archive: Buffer, entry: number): Buffer {
  const local = archive.readUInt32LE(entry + 42);
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const packed = archive.subarray(start, start + archive.readUInt32LE(entry + 20));
  return archive.readUInt16LE(entry + 10) === DEFLATED ? inflateRawSync(packed) : packed;
}

/** MS-DOS date: seven bits of years since 1980, four of months, five of days. */
function dateOf(dos: number): string {
  const [year, month, day] = [1980 + (dos >> 9), (dos >> 5) & 15, dos & 31];
  return [year, month, day].map((part) => String(part).padStart(2, "0")).join("-");
}
