/** Cookies of the API: `__Host-` ones only, which no other host or path can set or read. */

export const FLOW_COOKIE = "__Host-registration";
export const SESSION_COOKIE = "__Host-session";

const attributes = "Path=/; Secure; HttpOnly; SameSite=Strict";

export const setCookie = (name: string, value: string, maxAgeSeconds: number) =>
  `${name}=${value}; Max-Age=${maxAgeSeconds}; ${attributes}`;

export const clearCookie = (name: string) => setCookie(name, "", 0);

/** The cookies of a payload 2.0 event, each `name=value`; the first of a name counts. */
export function parseCookies(cookies: readonly string[] = []): ReadonlyMap<string, string> {
  const parsed = new Map<string, string>();
  for (const cookie of cookies) {
    const at = cookie.indexOf("=");
    const name = cookie.slice(0, Math.max(at, 0)).trim();
    if (name && !parsed.has(name)) parsed.set(name, cookie.slice(at + 1).trim());
  }
  return parsed;
}
