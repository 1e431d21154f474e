/** Something that a person can set right: its message is all that they see. */
export class ExpectedError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "ExpectedError";
  }
}

/** What a person reads of an error: one sentence where we know it, the stack where we made a mistake. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isOurMistake = [TypeError, ReferenceError, RangeError].some((kind) => error instanceof kind);
  return isOurMistake ? (error.stack ?? error.message) : error.message;
}
