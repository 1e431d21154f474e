/** One thing that a registrant does or meets. */
export interface Step {
  readonly title: string;
  /** The functions that are behind it: whose log to read when it fails. */
  readonly functions: readonly string[];
  /** Section of docs/runbook.md for whoever has to mend it. */
  readonly section?: string;
  /** Throws NotAsExpected. Returns what is worth saying beside the step's time. */
  run(): Promise<string | undefined>;
}

/** What was met instead of what should have been. */
export class NotAsExpected extends Error {
  readonly expected: string;
  readonly seen: string;

  constructor(expected: string, seen: string) {
    super(`${expected} was expected, and there was ${seen}`);
    this.name = "NotAsExpected";
    this.expected = expected;
    this.seen = seen;
  }
}
