/**
 * Whether a call failed with one of these of the service's errors. By name, which is the error's code, and never by
 * `instanceof`: the bundles leave the SDK's error classes out (lib/bundling/sdk-patches.ts), and every error of a
 * service is of its base class.
 */
export const isSdkError = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && codes.includes(error.name);
