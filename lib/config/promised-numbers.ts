/**
 * Numbers that a municipality's texts promise and its settings keep: a text that says another one is found, instead of
 * two truths for whoever reads it.
 */

/** A setting, and how what is said of it is known in texts of any language. */
interface Promised {
  readonly name: string;
  readonly value: number;
  /** What is said of it: single sentences, or the whole text in which it is named. */
  readonly within: "sentence" | "text";
  readonly subject: RegExp;
  /** The number, as its first or second group. */
  readonly number: RegExp;
}

export const codeMinutesPromise = (value: number): Promised => ({
  name: "codeMinutes",
  value,
  within: "sentence",
  subject: /認証コード|verification code/i,
  number: /(\d+)\s*分(?!の)|(\d+)[ -]minutes?\b/g,
});

export const passwordLengthPromise = (value: number): Promised => ({
  name: "passwordMinLength",
  value,
  within: "text",
  subject: /パスワード|password/i,
  number: /(\d+)\s*文字以上|at least (\d+) characters/gi,
});

interface Broken {
  readonly said: number;
  readonly name: string;
  readonly value: number;
}

/** The first sentence of the text that promises another number than the setting has. */
export function brokenPromise(text: string, promises: readonly Promised[]): Broken | undefined {
  const whole = text.normalize("NFKC");
  const parts = { text: [whole], sentence: whole.split(/(?<=[。.!?])\s*/) };
  for (const { name, value, within, subject, number } of promises) {
    for (const part of parts[within].filter((each) => subject.test(each))) {
      const said = [...part.matchAll(number)].map(([, first, second]) => Number(first ?? second));
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
