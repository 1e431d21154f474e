import { basename } from "node:path";
import * as z from "zod";

/** As much of the checker's JSON as is reported. https://github.com/validator/validator/wiki/Output-»-JSON */
const output = z.object({
  messages: z.array(
    z.object({
      type: z.string(),
      url: z.string().default(""),
      message: z.string(),
      extract: z.string().default(""),
    }),
  ),
});

export interface Finding {
  readonly message: string;
  /** In how many places. */
  readonly count: number;
  /** The first of them: its file, and the HTML there. */
  readonly example: string;
}

/**
 * Each error once, the most frequent first, of what the checker writes.
 *
 * @throws Error with what was written instead, e.g. by a Java that is too old
 */
export function readFindings(written: string): readonly Finding[] {
  const found = new Map<string, Finding>();
  for (const { message, url, extract } of parsed(written)) {
    const place = [basename(url), extract.replace(/\s+/g, " ").trim()].filter(Boolean).join(": ");
    const { count = 0, example = place } = found.get(message) ?? {};
    found.set(message, { message, count: count + 1, example });
  }
  return [...found.values()].sort((a, b) => b.count - a.count);
}

function parsed(written: string) {
  try {
    return output.parse(JSON.parse(written)).messages;
  } catch (cause) {
    throw new Error(`The checker did not answer in JSON:\n${written}`, { cause });
  }
}
