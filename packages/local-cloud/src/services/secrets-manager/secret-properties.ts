import * as z from "zod";
import { type Properties, readProperties } from "../properties.ts";

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-secretsmanager-secret-generatesecretstring.html */
const generation = z.strictObject({
  ExcludeCharacters: z.string().default(""),
  ExcludeLowercase: z.boolean().default(false),
  ExcludeNumbers: z.boolean().default(false),
  ExcludePunctuation: z.boolean().default(false),
  ExcludeUppercase: z.boolean().default(false),
  GenerateStringKey: z.string().optional(),
  IncludeSpace: z.boolean().default(false),
  PasswordLength: z.int().min(1).max(4096).default(32),
  RequireEachIncludedType: z.boolean().default(true),
  SecretStringTemplate: z.string().optional(),
});

const secret = {
  type: "AWS::SecretsManager::Secret",
  honoured: z.strictObject({
    Name: z.string().regex(/^[\w/+=.@-]{1,512}$/),
    Description: z.string().optional(),
    GenerateSecretString: generation.optional(),
    SecretString: z.string().max(65_536).optional(),
  }),
  withoutEffect: ["KmsKeyId", "Tags"],
};

export type Generation = z.output<typeof generation>;
export type SecretProperties = z.output<typeof secret.honoured>;

export function readSecretProperties(properties: Properties): SecretProperties {
  const read = readProperties(secret, properties);
  if (read.GenerateSecretString !== undefined && read.SecretString !== undefined) {
    throw new Error(
      `The secret ${read.Name} has both GenerateSecretString and SecretString: only one is possible.`,
    );
  }
  return read;
}

/** What was stored earlier by `JSON.stringify`. */
export function parseGeneration(stored: string): Generation {
  return generation.parse(JSON.parse(stored));
}
