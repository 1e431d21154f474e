/**
 * The condition keys that requests here come with, under their canonical names, and whether a request has several
 * values of one. A policy that asks for another key is refused, as the answer would always be that it is absent.
 */
const keys = {
  "aws:PrincipalAccount": "single",
  "aws:PrincipalArn": "single",
  "aws:RequestedRegion": "single",
  "aws:SecureTransport": "single",
  /** Only where a service acts for a resource of its own; absent from calls of a function. */
  "aws:SourceArn": "single",
  "dynamodb:Attributes": "several",
  "dynamodb:LeadingKeys": "several",
  "dynamodb:ReturnValues": "single",
  "dynamodb:Select": "single",
  "events:source": "single",
  "kms:SigningAlgorithm": "single",
  "kms:ViaService": "single",
  "lambda:SourceFunctionArn": "single",
  "s3:prefix": "single",
  "secretsmanager:SecretId": "single",
  "secretsmanager:VersionStage": "single",
  "ses:FromAddress": "single",
  "ses:Recipients": "several",
} as const;

export interface ConditionKey {
  readonly name: string;
  readonly several: boolean;
}

/** Condition keys are compared without regard to case. */
const byLowerCase: ReadonlyMap<string, ConditionKey> = new Map(
  Object.entries(keys).map(([name, values]) => [name.toLowerCase(), { name, several: values === "several" }]),
);

export function conditionKey(name: string): ConditionKey | undefined {
  return byLowerCase.get(name.toLowerCase());
}
