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

export const survivors: readonly Survivor[] = [];
