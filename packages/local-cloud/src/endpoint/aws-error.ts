import { xmlError } from "../services/s3/xml.ts";
import type { AwsResponse } from "./messages.ts";
import type { ServiceName } from "./services.ts";

/** An error before it has its service's wire form. */
export interface AwsError {
  readonly status: number;
  /** Name of the exception, as SDKs know it. */
  readonly code: string;
  readonly message: string;
}

interface Protocol {
  readonly contentType: string;
  /** Put before the name in `__type`; SDKs cut it off. */
  readonly namespace: string;
  /** Status of an answer that refuses the caller. */
  readonly forbidden: 400 | 403;
  /** Names for a key that nobody has, and for a signature that was not made with its secret. */
  readonly refusals: { readonly unknownKey: string; readonly wrongSignature: string };
  readonly throttle: AwsError;
  readonly failure: AwsError;
}

const tooMany = "Too many requests";

const refusals = {
  unknownKey: "UnrecognizedClientException",
  wrongSignature: "InvalidSignatureException",
};

/**
 * Where the query protocol's names live on.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html
 * @see https://docs.aws.amazon.com/ses/latest/APIReference-V2/CommonErrors.html
 */
const queryRefusals = { unknownKey: "InvalidClientTokenId", wrongSignature: "SignatureDoesNotMatch" };

/**
 * How each service words its errors. Of the throttling errors, each is one that the SDK retries.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html#operation-error-serialization
 */
const protocols: Readonly<Record<ServiceName, Protocol>> = {
  dynamodb: {
    contentType: "application/x-amz-json-1.0",
    namespace: "com.amazonaws.dynamodb.v20120810#",
    forbidden: 400,
    refusals,
    // For tables in on-demand mode: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
    throttle: {
      status: 400,
      code: "ThrottlingException",
      message: "Throughput exceeds the current capacity of your table or index.",
    },
    failure: { status: 500, code: "InternalServerError", message: "Internal server error" },
  },
  sqs: {
    contentType: "application/x-amz-json-1.0",
    namespace: "com.amazonaws.sqs#",
    forbidden: 403,
    refusals: queryRefusals,
    throttle: { status: 400, code: "RequestThrottled", message: tooMany },
    failure: { status: 500, code: "InternalFailure", message: "Internal failure" },
  },
  ses: {
    contentType: "application/json",
    namespace: "",
    forbidden: 403,
    refusals: queryRefusals,
    throttle: { status: 429, code: "TooManyRequestsException", message: "Maximum sending rate exceeded." },
    failure: { status: 500, code: "InternalServiceErrorException", message: "Internal service error" },
  },
  "cognito-idp": {
    contentType: "application/x-amz-json-1.1",
    namespace: "",
    forbidden: 400,
    refusals,
    throttle: { status: 400, code: "TooManyRequestsException", message: tooMany },
    failure: { status: 500, code: "InternalErrorException", message: "Internal error" },
  },
  secretsmanager: {
    contentType: "application/x-amz-json-1.1",
    namespace: "",
    forbidden: 400,
    refusals,
    throttle: { status: 400, code: "ThrottlingException", message: "Rate exceeded" },
    failure: { status: 500, code: "InternalServiceError", message: "Internal service error" },
  },
  logs: {
    contentType: "application/x-amz-json-1.1",
    namespace: "",
    forbidden: 400,
    refusals,
    throttle: { status: 400, code: "ThrottlingException", message: "Rate exceeded" },
    failure: { status: 500, code: "ServiceUnavailableException", message: "Internal service error" },
  },
  s3: {
    contentType: "application/xml",
    namespace: "",
    forbidden: 403,
    refusals: { unknownKey: "InvalidAccessKeyId", wrongSignature: "SignatureDoesNotMatch" },
    throttle: { status: 503, code: "SlowDown", message: "Please reduce your request rate." },
    failure: {
      status: 500,
      code: "InternalError",
      message: "We encountered an internal error. Please try again.",
    },
  },
  // https://docs.aws.amazon.com/lambda/latest/api/CommonErrors.html
  lambda: {
    contentType: "application/json",
    namespace: "",
    forbidden: 403,
    refusals,
    throttle: { status: 429, code: "TooManyRequestsException", message: "Rate Exceeded." },
    failure: { status: 500, code: "ServiceException", message: "Internal service error" },
  },
  kms: {
    contentType: "application/x-amz-json-1.1",
    namespace: "",
    forbidden: 400,
    refusals,
    throttle: { status: 400, code: "ThrottlingException", message: "Rate exceeded" },
    failure: { status: 500, code: "KMSInternalException", message: "Internal service error" },
  },
  events: {
    contentType: "application/x-amz-json-1.1",
    namespace: "",
    forbidden: 400,
    refusals,
    throttle: { status: 400, code: "ThrottlingException", message: "Rate exceeded" },
    failure: { status: 500, code: "InternalException", message: "Internal service error" },
  },
};

export function throttled(service: ServiceName): AwsError {
  return protocols[service].throttle;
}

export function failed(service: ServiceName): AwsError {
  return protocols[service].failure;
}

export function unknownKey(service: ServiceName): AwsError {
  const { unknownKey: code } = protocols[service].refusals;
  return forbidden(service, code, "The security token included in the request is invalid.");
}

const notMatching =
  "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";

export function wrongSignature(service: ServiceName, message: string = notMatching): AwsError {
  return forbidden(service, protocols[service].refusals.wrongSignature, message);
}

/** A caller is refused; services differ in its status. */
export function forbidden(service: ServiceName | undefined, code: string, message: string): AwsError {
  return { status: service === undefined ? 403 : protocols[service].forbidden, code, message };
}

export const tooLarge: AwsError = {
  status: 413,
  code: "RequestEntityTooLarge",
  message: "The request's body is longer than any service takes",
};

/** Retried by SDKs, as the emulator may come back. */
export function unavailable(reason: unknown): AwsError {
  return { status: 503, code: "ServiceUnavailable", message: `The local emulator failed: ${String(reason)}` };
}

/** What the other services call otherwise. */
const s3Codes: ReadonlyMap<string, string> = new Map([
  ["AccessDeniedException", "AccessDenied"],
  ["MissingAuthenticationTokenException", "AccessDenied"],
]);

/** The error in its service's protocol; for no service of ours, in a form that every SDK reads. */
export function errorResponse(
  service: ServiceName | undefined,
  { status, code, message }: AwsError,
): AwsResponse {
  const { contentType, namespace } = service === undefined ? protocols.ses : protocols[service];
  if (service === "s3") return xmlError({ status, code: s3Codes.get(code) ?? code, message });
  const restJson = service === undefined || service === "ses" || service === "lambda";
  return {
    status,
    headers: { "content-type": contentType, ...(restJson && { "x-amzn-errortype": code }) },
    body: JSON.stringify(restJson ? { message } : { __type: `${namespace}${code}`, message }),
  };
}
