/**
 * Mutants that no test can notice, or need not, each with the reason. An entry that survives no longer, or is no mutant
 * any more, fails the run: the list says what is, not what was.
 */
export interface Survivor {
  readonly file: string;
  readonly original: string;
  readonly replacement: string;
  readonly reason: string;
}

const neverMissing = "the compiler asks for a default where the pattern or the file's format gives a value";
const text = '"Stryker was here!"';
const list = '["Stryker was here"]';

export const survivors: readonly Survivor[] = [
  {
    file: "functions/domain/canonical-mailbox.ts",
    original: "rule.tag === undefined",
    replacement: "false",
    reason: "the sign would be the word undefined: the condition is the compiler's",
  },
  {
    file: "functions/domain/canonical-mailbox.ts",
    original: '""',
    replacement: text,
    reason: "what is looked for where nothing is ignored, and is in no local part",
  },
  {
    file: "functions/domain/limit.ts",
    original: 'Object.values<Counter>(counters).some(({ per }) => per === "minute")',
    replacement: 'Object.values<Counter>(counters).every(({ per }) => per === "minute")',
    reason: "a tally per minute has that one counter",
  },
  {
    file: "functions/domain/limit.ts",
    original: "attribute.slice(0, 10)",
    replacement: "attribute",
    reason: "what follows the date of an attribute makes it no earlier than another date",
  },
  {
    file: "functions/domain/client-ip.ts",
    original: '""',
    replacement: text,
    reason: neverMissing,
  },
  {
    file: "functions/domain/client-ip.ts",
    original: "[]",
    replacement: list,
    reason: neverMissing,
  },
  {
    file: "functions/domain/client-ip.ts",
    original: "high === undefined || low === undefined",
    replacement: "high === undefined && low === undefined",
    reason: "both groups of the pattern match, or neither",
  },
  {
    file: "functions/domain/client-ip.ts",
    original: "high === undefined",
    replacement: "false",
    reason: "both groups of the pattern match, or neither",
  },
  {
    file: "functions/domain/client-ip.ts",
    original: "low === undefined",
    replacement: "false",
    reason: "both groups of the pattern match, or neither",
  },
  {
    file: "functions/domain/password-weakness.ts",
    original: "/[\\s@]+/",
    replacement: "/[\\s@]/",
    reason: "empty words are dropped with all that are short",
  },
  {
    file: "functions/domain/password-weakness.ts",
    original: "/[^\\p{L}\\p{N}]+/u",
    replacement: "/[^\\p{L}\\p{N}]/u",
    reason: "empty words are dropped with all that are short",
  },
  {
    file: "functions/domain/postal-codes.ts",
    original: '""',
    replacement: text,
    reason: neverMissing,
  },
  {
    file: "functions/domain/postal-codes.ts",
    original: "[]",
    replacement: list,
    reason: neverMissing,
  },
  {
    file: "functions/domain/postal-codes.ts",
    original: "cities.end + 1",
    replacement: "cities.end - 1",
    reason: "the search begins two bytes early and passes the empty line, which sorts before any code",
  },
  {
    file: "functions/domain/postal-codes.ts",
    original: "at < section.end",
    replacement: "true",
    reason: "behind a section is an empty line or nothing: neither begins with a key",
  },
  {
    file: "functions/domain/postal-codes.ts",
    original: "at < section.end",
    replacement: "at <= section.end",
    reason: "behind a section is an empty line or nothing: neither begins with a key",
  },
  {
    file: "functions/domain/registration.ts",
    original: "actual === undefined",
    replacement: "false",
    reason:
      "undefined equals nothing that is required, and is neither above nor at most it: the condition is the compiler's",
  },
  {
    file: "functions/domain/registration.ts",
    original: "[]",
    replacement: list,
    reason: "a registration has no member of that name to be removed",
  },
];
