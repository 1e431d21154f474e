const temporaryNames: ReadonlySet<string> = new Set([
  "TimeoutError",
  "ThrottlingException",
  "TooManyRequestsException",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "RequestThrottled",
  "InternalErrorException",
  "InternalServerError",
  "ServiceUnavailable",
]);
const temporaryCodes: ReadonlySet<unknown> = new Set(["ECONNRESET", "ECONNREFUSED", "EPIPE", "ETIMEDOUT"]);

/** Whether an error of an AWS call will probably pass: throttling, a timeout, a fault of the service. */
export function isTemporary(
  error: (Error & { $metadata?: { httpStatusCode?: number }; code?: unknown }) | null | undefined,
): boolean {
  if (!error) return false;
  const status = error.$metadata?.httpStatusCode ?? 0;
  return status >= 500 || status === 429 || temporaryNames.has(error.name) || temporaryCodes.has(error.code);
}
