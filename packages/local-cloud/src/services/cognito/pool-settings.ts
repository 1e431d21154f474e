import * as z from "zod";
import { type Properties, readProperties } from "../properties.ts";

const schemaAttribute = z.strictObject({
  Name: z.string().min(1),
  /** A custom attribute of another type would need that type's format checks. */
  AttributeDataType: z.literal("String").default("String"),
  DeveloperOnlyAttribute: z.literal(false).optional(),
  Mutable: z.boolean().default(true),
  Required: z.boolean().default(false),
  StringAttributeConstraints: z
    .strictObject({ MinLength: z.string().optional(), MaxLength: z.string().optional() })
    .optional(),
});

const passwordPolicy = z.strictObject({
  MinimumLength: z.int().min(6).max(99).default(8),
  RequireLowercase: z.boolean().default(false),
  RequireNumbers: z.boolean().default(false),
  RequireSymbols: z.boolean().default(false),
  RequireUppercase: z.boolean().default(false),
  /** Of users that an administrator makes; here, a temporary password does not expire. */
  TemporaryPasswordValidityDays: z.int().optional(),
});

/** What Cognito applies when a pool declares no policy. */
const DEFAULT_POLICY = {
  MinimumLength: 8,
  RequireLowercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
  RequireUppercase: true,
};

export const poolSettings = z.strictObject({
  UserPoolName: z.string().min(1).max(128),
  /** Users sign in by e-mail address, and their username is a UUID of Cognito's. */
  UsernameAttributes: z.tuple([z.literal("email")]),
  UsernameConfiguration: z.strictObject({ CaseSensitive: z.boolean() }).default({ CaseSensitive: true }),
  AutoVerifiedAttributes: z.array(z.literal("email")).default([]),
  AdminCreateUserConfig: z
    .strictObject({ AllowAdminCreateUserOnly: z.boolean().default(false) })
    .default({ AllowAdminCreateUserOnly: false }),
  Policies: z
    .strictObject({ PasswordPolicy: passwordPolicy.default(DEFAULT_POLICY) })
    .default({ PasswordPolicy: DEFAULT_POLICY }),
  LambdaConfig: z.strictObject({ PreSignUp: z.string().optional() }).default({}),
  MfaConfiguration: z.literal("OFF").optional(),
  Schema: z.array(schemaAttribute).default([]),
});

export type PoolSettings = z.output<typeof poolSettings>;
export type PasswordPolicy = z.output<typeof passwordPolicy>;
export type SchemaAttribute = z.output<typeof schemaAttribute>;

/** Nothing is mailed by the pool itself here, and no password is recovered: those settings have nothing to act on. */
const WITHOUT_EFFECT = [
  "AccountRecoverySetting",
  "DeletionProtection",
  "EmailConfiguration",
  "EmailVerificationMessage",
  "EmailVerificationSubject",
  "SmsVerificationMessage",
  "UserPoolTags",
  "UserPoolTier",
  "VerificationMessageTemplate",
];

export function readPoolSettings(properties: Properties): PoolSettings {
  return readProperties(
    { type: "AWS::Cognito::UserPool", honoured: poolSettings, withoutEffect: WITHOUT_EFFECT },
    properties,
  );
}

/** The form in which a username is unique in the pool, and found. */
export function loginName(settings: PoolSettings, username: string): string {
  return settings.UsernameConfiguration.CaseSensitive ? username : username.toLowerCase();
}
