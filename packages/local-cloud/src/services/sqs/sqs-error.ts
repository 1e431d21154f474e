import { ServiceError } from "../shared/service-error.ts";

const invalidParameterValue = "InvalidParameterValue";

/** SQS's words for a number out of range. */
export function outOfRange(name: string, value: unknown, least: number, most: number): ServiceError {
  return invalidValue(
    `Value ${String(value)} for parameter ${name} is invalid. Reason: Must be between ${least} and ${most}.`,
  );
}

export function invalidValue(message: string): ServiceError {
  return new ServiceError(invalidParameterValue, message);
}

export function noSuchResource(parameter: string): ServiceError {
  const message = `The resource that you specified for the ${parameter} parameter doesn't exist.`;
  return new ServiceError("ResourceNotFoundException", message, 404);
}

/**
 * An error in SQS's JSON protocol, which repeats its name in a header for clients of the older one.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-json-faqs.html
 */
export function sqsErrorReply({ code, message, status }: ServiceError) {
  return {
    status,
    headers: { "x-amzn-query-error": `${code};Sender` },
    body: { __type: `com.amazonaws.sqs#${code}`, message },
  };
}
