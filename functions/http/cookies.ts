/** Cookies of the API: `__Host-` ones only, which no other host or path can set or read. */
import { type FlowPurpose, flowPurposes } from "../../contracts/flow-purpose.ts";

const flowCookies: Readonly<Record<FlowPurpose, string>> = {
  registration: "__Host-registration",
  reset: "__Host-flow-reset",
  "email-change": "__Host-flow-email-change",
  revive: "__Host-flow-revive",
};

/** Of a flow: its name ends in the flow's id, so that one browser may hold several at once. */
export const flowCookie = (flowId: string, purpose: FlowPurpose = "registration") =>
  `${flowCookies[purpose]}-${flowId}`;

export const SESSION_COOKIE = "__Host-session";

/** By which an account knows a browser that has signed in to it before; it opens nothing. */
export const DEVICE_COOKIE = "__Host-device";

const attributes = "Path=/; Secure; HttpOnly; SameSite=Strict";

export const setCookie = (name: string, value: string, maxAgeSeconds: number) =>
  `${name}=${value}; Max-Age=${maxAgeSeconds}; ${attributes}`;

export const clearCookie = (name: string) => setCookie(name, "", 0);

/** API Gateway takes no more than 10,240 bytes of headers: a browser holds this many flows. */
export const FLOWS_PER_BROWSER = 8;

/** Cookies that a new flow pushes out; browsers send the oldest first (RFC 6265, 5.4). */
export const flowCookiesToClear = (names: readonly string[], own: string) =>
  names.filter((name) => name !== own).slice(0, 1 - FLOWS_PER_BROWSER);

/** What is no such name is not repeated in any header. */
const flowCookieName = new RegExp(`^(?:${Object.values(flowCookies).join("|")})(-[\\w-]+)?$`);

/** Names of the cookies that prove a flow, in the order in which the browser sent them. */
export const flowCookiesIn = (cookies: ReadonlyMap<string, string>) =>
  [...cookies.keys()].filter((name) => flowCookieName.test(name));

/**
 * The secret that proves the flow of that id. Who has only another flow's shows that one, which proves nothing here: a
 * foreign flow is answered like an unknown one.
 */
export function flowSecretFor(flowId: string, cookies: ReadonlyMap<string, string>) {
  const [other = ""] = flowCookiesIn(cookies);
  const own = flowPurposes.map((purpose) => cookies.get(flowCookie(flowId, purpose)));
  return own.find((secret) => secret !== undefined) ?? cookies.get(other);
}

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
