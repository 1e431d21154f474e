import { AuditFailure, type AuditFailureKind, failure } from "../failure.ts";

/** AWS's names of errors, and what they mean to whoever runs the command. */
const kinds: readonly (readonly [RegExp, AuditFailureKind])[] = [
  [/^(AccessDenied|AllAccessDisabled|InvalidAccessKeyId|UnauthorizedOperation|UnrecognizedClient)/, "denied"],
  [/^(ExpiredToken|TokenRefreshRequired)/, "expired-credentials"],
  [/^(CredentialsProviderError|TokenProviderError|MissingAuthenticationToken)/, "no-credentials"],
  [/^(Throttl|SlowDown|TooManyRequests|LimitExceeded|RequestLimitExceeded)/, "throttled"],
  [/^(TimeoutError|NetworkingError|ECONN|ENOTFOUND|EAI_AGAIN|ENETUNREACH|ETIMEDOUT)/, "unreachable"],
];

/** Runs a call of AWS; what a person can set right becomes an AuditFailure, and anything else stays as it is. */
export async function explained<T>(
  missing: AuditFailureKind,
  name: string,
  call: () => Promise<T>,
  isMissing: (error: Error) => boolean = ({ name: code }) => code === "ResourceNotFoundException",
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof Error) || error instanceof AuditFailure) throw error;
    if (isMissing(error)) throw failure(missing, name, error);
    const code = "code" in error && typeof error.code === "string" ? error.code : "";
    const kind = kinds.find(([pattern]) => pattern.test(error.name) || pattern.test(code))?.[1];
    throw kind === undefined ? error : failure(kind, error.message || code, error);
  }
}
