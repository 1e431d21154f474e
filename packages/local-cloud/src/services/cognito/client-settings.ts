import * as z from "zod";
import { type Properties, readProperties } from "../properties.ts";

const unit = z.enum(["seconds", "minutes", "hours", "days"]);

export const clientSettings = z.strictObject({
  ClientName: z.string().min(1).max(128),
  UserPoolId: z.string(),
  GenerateSecret: z.boolean().default(false),
  /** A flow that is enabled but not emulated is refused when it is called. */
  ExplicitAuthFlows: z
    .array(z.string())
    .default(["ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH"]),
  PreventUserExistenceErrors: z.enum(["ENABLED", "LEGACY"]).default("LEGACY"),
  ReadAttributes: z.array(z.string()).optional(),
  WriteAttributes: z.array(z.string()).optional(),
  AccessTokenValidity: z.int().min(1).default(1),
  IdTokenValidity: z.int().min(1).default(1),
  RefreshTokenValidity: z.int().min(1).default(30),
  TokenValidityUnits: z
    .strictObject({ AccessToken: unit.optional(), IdToken: unit.optional(), RefreshToken: unit.optional() })
    .default({}),
  AllowedOAuthFlowsUserPoolClient: z.literal(false).optional(),
  SupportedIdentityProviders: z.tuple([z.literal("COGNITO")]).optional(),
});

export type ClientSettings = z.output<typeof clientSettings>;

const WITHOUT_EFFECT = [
  "AuthSessionValidity",
  "EnablePropagateAdditionalUserContextData",
  "EnableTokenRevocation",
];

export function readClientSettings(properties: Properties): ClientSettings {
  return readProperties(
    { type: "AWS::Cognito::UserPoolClient", honoured: clientSettings, withoutEffect: WITHOUT_EFFECT },
    properties,
  );
}

const SECONDS = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };

/** How long tokens live, in seconds. */
export function tokenLifetimes(settings: ClientSettings): { readonly access: number; readonly id: number } {
  const { AccessToken = "hours", IdToken = "hours" } = settings.TokenValidityUnits;
  return {
    access: settings.AccessTokenValidity * SECONDS[AccessToken],
    id: settings.IdTokenValidity * SECONDS[IdToken],
  };
}
