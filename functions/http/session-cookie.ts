import { SESSION_COOKIE, setCookie } from "./cookies.ts";

/** The cookie of a new session; it lives as long as the session can at most. */
export const sessionCookie = (token: string, session: { readonly absoluteMinutes: number }) =>
  setCookie(SESSION_COOKIE, token, session.absoluteMinutes * 60);
