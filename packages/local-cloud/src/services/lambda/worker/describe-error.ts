import type { FunctionError } from "../outcome.ts";

/** Anything thrown, in the shape in which Lambda's Node.js runtime reports it. */
export function describeError(thrown: unknown): FunctionError {
  if (!isErrorLike(thrown)) return { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };
  return {
    errorType: thrown.name,
    errorMessage: thrown.message,
    trace: (thrown.stack ?? "").split("\n"),
  };
}

/** Not `instanceof`: an error may come from another realm (a vm context, a serialised one). */
export function isErrorLike(value: unknown): value is Error {
  return (
    typeof value === "object" && value !== null && "name" in value && "message" in value && "stack" in value
  );
}

/** An error that the runtime itself raises, under Lambda's name for it. */
export function runtimeError(errorType: string, errorMessage: string, cause?: unknown): Error {
  const error = new Error(errorMessage, { cause });
  error.name = errorType;
  return error;
}
