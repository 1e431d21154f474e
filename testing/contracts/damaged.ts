/** A valid example with one small thing wrong, at any depth: where and what it is, and what becomes of the example. */
export type Damaged = readonly [damage: string, damaged: unknown];

/** Every member once missing, once of another kind, and in every object one member too many. */
export function damagesOf(example: unknown, at = ""): readonly Damaged[] {
  if (Array.isArray(example))
    return example.flatMap((one, index) =>
      damagesOf(one, `${at}/${index}`).map(
        ([damage, damaged]) => [damage, example.with(index, damaged)] as const,
      ),
    );
  if (typeof example !== "object" || example === null) return [];
  return [
    [`more in ${at}/`, { ...example, more: 1 }],
    ...Object.entries(example).flatMap(([name, value]): readonly Damaged[] => {
      const { [name]: _, ...others } = example as Record<string, unknown>;
      const place = `${at}/${name}`;
      return [
        [`without ${place}`, others],
        [`another kind of ${place}`, { ...example, [name]: Symbol() }],
        ...damagesOf(value, place).map(
          ([damage, damaged]): Damaged => [damage, { ...example, [name]: damaged }],
        ),
      ];
    }),
  ];
}
