import { DEVICE_DAYS } from "../domain/device.ts";
import { DEVICE_COOKIE, SESSION_COOKIE, setCookie } from "./cookies.ts";

/** The cookie of a new session; it lives as long as the session can at most. */
export const sessionCookie = (token: string, session: { readonly absoluteMinutes: number }) =>
  setCookie(SESSION_COOKIE, token, session.absoluteMinutes * 60);

const DAY_SECONDS = 24 * 60 * 60;

/** The cookie of a browser that was new to an account. */
export const deviceCookie = (token: string) => setCookie(DEVICE_COOKIE, token, DEVICE_DAYS * DAY_SECONDS);
