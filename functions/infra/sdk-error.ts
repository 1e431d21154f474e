/**
 * Whether a call failed with one of these of the service's errors. By name, which is the error's code: every error of a
 * service is of one class here (aws-json.ts).
 */
export const isSdkError = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && codes.includes(error.name);
