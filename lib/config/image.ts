import * as z from "zod";
import { pngFaults, svgOfPng } from "./png-image.ts";
import { svgFaults } from "./svg-image.ts";

/** It is fetched with the first page. */
const MAX_BYTES = 20_000;

/**
 * A logo or an icon: the text of an SVG file, or the bytes of a PNG file. A PNG goes into an SVG, so that it has one name and
 * one type for whoever serves and shows it.
 */
export const image = z.unknown().transform((given, context): string => {
  const faults = faultsOf(given);
  for (const message of faults) context.addIssue({ code: "custom", message });
  if (faults.length > 0) return z.NEVER;
  return isBytes(given) ? svgOfPng(given) : String(given);
});

const isBytes = (given: unknown): given is Uint8Array => ArrayBuffer.isView(given);

function faultsOf(given: unknown): readonly string[] {
  if (!isBytes(given) && typeof given !== "string")
    return ["must be the text of an SVG file, or the bytes of a PNG file"];
  const bytes = Buffer.byteLength(given);
  const tooLarge = bytes > MAX_BYTES ? [`has ${bytes} bytes; make it ${MAX_BYTES} at most`] : [];
  return [...tooLarge, ...(isBytes(given) ? pngFaults(given) : svgFaults(given))];
}
