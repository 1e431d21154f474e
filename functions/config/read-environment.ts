import type * as z from "zod/mini";

/** The function's environment, parsed by its schema; a wrong deployment fails at once and says which variable. */
export function readEnvironment<S extends z.ZodMiniObject>(schema: S): z.infer<S> {
  const parsed = schema.safeParse(process.env);
  if (parsed.success) return parsed.data;
  const names = parsed.error.issues.map((issue) => issue.path.join("."));
  throw new Error(`Environment variables are missing or malformed: ${names.join(", ")}`);
}
