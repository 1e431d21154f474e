/** SigV4 signing names of the services that the local cloud has (SESv2 signs as `ses`). */
export const serviceNames = [
  "dynamodb",
  "sqs",
  "ses",
  "cognito-idp",
  "secretsmanager",
  "logs",
  "s3",
  "kms",
  "events",
  "lambda",
] as const;

export type ServiceName = (typeof serviceNames)[number];

export function isServiceName(name: string): name is ServiceName {
  return (serviceNames as readonly string[]).includes(name); // widened only to ask
}
