import { randomBytes, randomUUID } from "node:crypto";
import { readableAttributes } from "./attributes.ts";
import { tokenLifetimes } from "./client-settings.ts";
import { signToken } from "./signing-key.ts";
import type { Client, Pool, User } from "./store.ts";

/**
 * The tokens of a fresh sign-in, with the claims that Cognito sets:
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-with-identity-providers.html
 *
 * @param now epoch milliseconds
 */
export function issueTokens(pool: Pool, client: Client, user: User, region: string, now: number) {
  const seconds = Math.floor(now / 1000);
  const lifetimes = tokenLifetimes(client.settings);
  const key = { keyId: pool.key_id, privateKey: pool.private_key };
  const common = {
    sub: user.username,
    iss: `https://cognito-idp.${region}.amazonaws.com/${pool.id}`,
    origin_jti: randomUUID(),
    event_id: randomUUID(),
    auth_time: seconds,
    iat: seconds,
  };
  return {
    AccessToken: signToken(key, {
      ...common,
      client_id: client.id,
      token_use: "access",
      scope: "aws.cognito.signin.user.admin",
      exp: seconds + lifetimes.access,
      jti: randomUUID(),
      username: user.username,
    }),
    IdToken: signToken(key, {
      ...common,
      ...readableClaims(client, user),
      "cognito:username": user.username,
      aud: client.id,
      token_use: "id",
      exp: seconds + lifetimes.id,
      jti: randomUUID(),
    }),
    // Opaque to callers. No flow of this emulator takes one back, so nothing remembers it.
    RefreshToken: randomBytes(96).toString("base64url"),
    ExpiresIn: lifetimes.access,
    TokenType: "Bearer",
  };
}

function readableClaims(client: Client, user: User): Record<string, string | boolean> {
  const readable = readableAttributes(client.settings);
  const claims: Record<string, string | boolean> = {};
  for (const [name, value] of Object.entries(user.attributes)) {
    if (!readable.includes(name)) continue;
    claims[name] = name.endsWith("_verified") ? value === "true" : value;
  }
  return claims;
}
