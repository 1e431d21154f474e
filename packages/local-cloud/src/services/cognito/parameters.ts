/** Parameters that several operations share, with the constraints of Cognito's API reference. */
import * as z from "zod";

const missing = { error: "Member must not be null" };
const atMost = (length: number) => `Member must have length less than or equal to ${length}`;
const pattern = (regex: RegExp) =>
  [regex, `Member must satisfy regular expression pattern: ${regex.source}`] as const;

export const ClientId = z.string(missing).min(1).max(128, atMost(128));
export const UserPoolId = z.string(missing).min(1).max(55, atMost(55));

/**
 * At most 128 characters, although an e-mail address may have 254:
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html
 */
export const Username = z
  .string(missing)
  .max(128, atMost(128))
  .regex(...pattern(/^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u));

/** No white space at either end. */
export const Password = z
  .string(missing)
  .max(256, atMost(256))
  .regex(...pattern(/^[\S]+.*[\S]+$/));

export const NamedValues = z.array(z.object({ Name: z.string(missing), Value: z.string().default("") }));

export const Metadata = z.record(z.string(), z.string());

export function record(values: z.output<typeof NamedValues>): Record<string, string> {
  return Object.fromEntries(values.map(({ Name, Value }) => [Name, Value]));
}
