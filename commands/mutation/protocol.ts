/** What the runner asks of a worker, and what it answers. */

/** Tests of a file by their place in it; all of them where none are named. */
export interface Selection {
  readonly file: string;
  readonly tests?: readonly number[];
}

export type Request =
  | { readonly kind: "record"; readonly file: string }
  | {
      readonly kind: "try";
      readonly mutant: string;
      /** How often the mutant is passed without it being active: many times more, and it runs in circles. */
      readonly hits: number;
      readonly selections: readonly Selection[];
      readonly testTimeoutMs: number;
    };

/** What each test of a file reached, and how long it took. */
export interface Recording {
  readonly file: string;
  /** What failed without any mutant, by the test's place; -1 for what no test can be blamed for. */
  readonly failures: readonly { readonly at: number; readonly test: string; readonly why: string }[];
  readonly loadMs: number;
  readonly testMs: readonly number[];
  /** Mutants reached outside of any test, while the file was loaded or in a hook for all. */
  readonly outside: Readonly<Record<string, number>>;
  /** By the test's place in the file. */
  readonly inside: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export type Answer =
  | ({ readonly kind: "recorded" } & Recording)
  /** `killedBy` is the test that noticed. */
  | { readonly kind: "tried"; readonly killedBy?: string };
