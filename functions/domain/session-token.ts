import { tokenHash } from "./secret-token.ts";

/** Where a session is stored: beside the other sessions of its account, under the hash of its secret. */
export interface SessionKey {
  readonly accountId: string;
  readonly tokenHash: string;
}

/**
 * The session's cookie names its account, which is no secret, so that an account's sessions stand together: one query
 * lists them, and no index is needed.
 */
export const sessionToken = (accountId: string, secret: string) => `${accountId}.${secret}`;

const form = /^[\w-]{1,64}\.[\w-]{1,64}$/;

/** The key of the session that a token opens; a token of another form opens none. */
export function sessionKeyOf(token: string): SessionKey | undefined {
  if (!form.test(token)) return undefined;
  const dot = token.indexOf(".");
  return { accountId: token.slice(0, dot), tokenHash: tokenHash(token.slice(dot + 1)) };
}
