import type { ja } from "./ja.ts";

/** The catalogue's shape, with every text open: a message that a language lacks does not compile. */
export type Shape<T> = T extends string
  ? string
  : T extends (...values: infer V) => string
    ? (...values: V) => string
    : T extends readonly string[]
      ? readonly string[]
      : { readonly [K in keyof T]: Shape<T[K]> };

export type Messages = Shape<typeof ja>;
