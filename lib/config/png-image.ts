/** PNG files, by their first and last chunks: https://www.w3.org/TR/png-3/ */
import { crc32 } from "node:zlib";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Pixels of the longer side: it is shown on 44 of a screen that may have twice as many of its own. */
const sides = { least: 88, most: 1024 };

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/** What is wrong with the bytes of a PNG file, in sentences; how many they are is not looked at. */
export function pngFaults(bytes: Uint8Array): readonly string[] {
  const chunks = chunksOf(Buffer.from(bytes));
  if (chunks === "another file") return ["must be the text of an SVG file, or the bytes of a PNG file"];
  const [head] = chunks;
  if (head?.type !== "IHDR" || head.data.length !== 13 || chunks.at(-1)?.type !== "IEND")
    return ["is a PNG file that is damaged or cut off; export it anew"];
  const { width, height } = sizeOf(head);
  const longer = Math.max(width, height);
  return [
    ...(longer < sides.least || longer > sides.most
      ? [`has ${width} × ${height} pixels; make the longer side ${sides.least} to ${sides.most}`]
      : []),
    ...(chunks.some(({ type }) => type === "acTL") ? ["is animated; export one picture of it"] : []),
  ];
}

/** The same picture as the text of an SVG file, which needs no other. */
export function svgOfPng(bytes: Uint8Array): string {
  const chunks = chunksOf(Buffer.from(bytes));
  const [head] = chunks === "another file" ? [] : chunks;
  if (head === undefined) throw new Error("a PNG file that nobody has looked at");
  const { width, height } = sizeOf(head);
  const data = Buffer.from(bytes).toString("base64");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><image width="${width}" height="${height}" href="data:image/png;base64,${data}"/></svg>`;
}

const sizeOf = ({ data }: Chunk) => ({ width: data.readUInt32BE(0), height: data.readUInt32BE(4) });

/** As far as they are whole. */
function chunksOf(file: Buffer): readonly Chunk[] | "another file" {
  if (!file.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return "another file";
  const chunks: Chunk[] = [];
  let at = SIGNATURE.length;
  while (at + 12 <= file.length) {
    const end = at + 8 + file.readUInt32BE(at);
    if (end + 4 > file.length || file.readUInt32BE(end) !== crc32(file.subarray(at + 4, end))) break;
    chunks.push({ type: file.toString("latin1", at + 4, at + 8), data: file.subarray(at + 8, end) });
    at = end + 4;
  }
  return chunks;
}
