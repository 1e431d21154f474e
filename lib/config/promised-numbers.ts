/**
 * Numbers that a municipality's texts promise and its settings keep: a text that says another one is found, instead of
 * two truths for whoever reads it.
 */

/** A setting, and how sentences about it are known in texts of any language. */
export interface Promise {
  readonly name: string;
  readonly value: number;
  readonly subject: RegExp;
  /** The number, as its first or second group. */
  readonly number: RegExp;
}

export const codeMinutesPromise = (value: number): Promise => ({
  name: "codeMinutes",
  value,
  subject: /認証コード|verification code/i,
  number: /(\d+)\s*分(?!の)|(\d+)[ -]minutes?\b/g,
});

export interface Broken {
  readonly said: number;
  readonly name: string;
  readonly value: number;
}

/** The first sentence of the text that promises another number than the setting has. */
export function brokenPromise(text: string, promises: readonly Promise[]): Broken | undefined {
  const sentences = text.normalize("NFKC").split(/(?<=[。.!?])\s*/);
  for (const { name, value, subject, number } of promises) {
    for (const sentence of sentences.filter((each) => subject.test(each))) {
      const said = [...sentence.matchAll(number)].map(([, first, second]) => Number(first ?? second));
      const other = said.find((each) => each !== value);
      if (other !== undefined) return { said: other, name, value };
    }
  }
  return undefined;
}

/** Every text within a value, with the path that leads to it. */
export function* textsIn(
  value: unknown,
  path: readonly PropertyKey[] = [],
): Generator<{
  readonly path: readonly PropertyKey[];
  readonly text: string;
}> {
  if (typeof value === "string") yield { path, text: value };
  else if (Array.isArray(value))
    for (const [at, each] of value.entries()) yield* textsIn(each, [...path, at]);
  else if (typeof value === "object" && value !== null)
    for (const [name, each] of Object.entries(value)) yield* textsIn(each, [...path, name]);
}
