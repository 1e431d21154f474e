/**
 * JSON as an API should take it. `JSON.parse` lets a repeated member silently win over the first and nests without
 * a limit; two readers of one document must not see different things (OWASP ASVS 5.0, 1.5.3).
 */
import { HttpFailureError } from "./http-failure.ts";

/** Our deepest document has three levels. */
const MAX_DEPTH = 16;

/** Parses a JSON text; refuses what is malformed, repeats a member or nests deeply. */
export function parseStrictJson(text: string): unknown {
  refuseDeepOrRepeated(text);
  try {
    return JSON.parse(text);
  } catch {
    throw new HttpFailureError({ kind: "malformed-json", reason: "syntax" });
  }
}

/**
 * Strings, and the punctuation that opens, closes and names; everything else is JSON.parse's to judge. A string
 * without an end matches, too: a pattern that failed there would be tried again from each quote inside it, and take
 * seconds for 64 KiB.
 */
const tokens = /"[^"\\]*(?:\\.?[^"\\]*)*"?|[{}[\]:]/gsu;

function refuseDeepOrRepeated(text: string): void {
  /** For each open object the member names so far; for an array nothing. */
  const open: (Set<string> | undefined)[] = [];
  let lastString = "";
  for (const token of text.match(tokens) ?? []) {
    if (token === "{" || token === "[") {
      open.push(token === "{" ? new Set() : undefined);
      if (open.length > MAX_DEPTH) throw new HttpFailureError({ kind: "malformed-json", reason: "too-deep" });
    } else if (token === "}" || token === "]") {
      open.pop();
    } else if (token === ":") {
      noteMember(open.at(-1), lastString);
    } else {
      lastString = token;
    }
  }
}

function noteMember(members: Set<string> | undefined, quoted: string): void {
  const name = decoded(quoted);
  // Some readers set an object's prototype by it, zod leaves it out unseen; nobody needs it.
  if (name === "__proto__") throw new HttpFailureError({ kind: "malformed-json", reason: "reserved-member" });
  if (members?.has(name)) throw new HttpFailureError({ kind: "malformed-json", reason: "duplicate-member" });
  members?.add(name);
}

/** An escaped name is the same name: names are compared as they will be read. */
function decoded(quoted: string): string {
  if (!quoted.includes("\\")) return quoted.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    throw new HttpFailureError({ kind: "malformed-json", reason: "syntax" });
  }
}
