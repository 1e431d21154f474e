import { SESSION_COOKIE, setCookie } from "./cookies.ts";

/** The cookie of a new session; it lives as long as the session can at most. */
export const sessionCookie = (token: string, env: { readonly SESSION_ABSOLUTE_MINUTES: number }) =>
  setCookie(SESSION_COOKIE, token, env.SESSION_ABSOLUTE_MINUTES * 60);
