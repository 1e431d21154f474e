/** What this browser lets the site keep. */

const PROBE = "cookie-check";

/**
 * Whether cookies are kept. The registration's own cookie cannot be seen from here; one that is set and taken away says
 * whether the browser keeps any.
 */
export function canKeepCookies(): boolean {
  try {
    if (navigator.cookieEnabled === false) return false;
    // biome-ignore lint/suspicious/noDocumentCookie: Firefox ESR 115 and Safari 15 have no other way
    document.cookie = `${PROBE}=1; Path=/; SameSite=Strict`;
    const isKept = document.cookie.includes(`${PROBE}=1`);
    // biome-ignore lint/suspicious/noDocumentCookie: as above
    document.cookie = `${PROBE}=; Path=/; Max-Age=0; SameSite=Strict`;
    return isKept;
  } catch {
    return false;
  }
}
