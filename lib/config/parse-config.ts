import * as z from "zod/v4/core";

/**
 * Checks configuration against its schema.
 *
 * @param source what the reader should open to mend it, e.g. `municipalities/kawasaki/config.ts`
 * @returns the configuration as the schema's output type
 * @throws Error that lists every wrong field by its path (`mail.sender: …`), one a line
 */
export function parseConfig<S extends z.$ZodType>(schema: S, value: unknown, source: string): z.output<S> {
  const result = z.safeParse(schema, value);
  if (result.success) return result.data;
  const problems = result.error.issues.map(
    ({ path, message }) => `  ${path.join(".") || "(top level)"}: ${message}`,
  );
  throw new Error([`${source} is not valid:`, ...problems].join("\n"));
}
