/**
 * Headers of every answer of the API. Nothing here is for a cache or a frame: answers hold personal data
 * (OWASP ASVS 5.0, 3.4 and 14.3.2). CloudFront sets the site's own headers.
 */
export const responseHeaders = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "x-content-type-options": "nosniff",
} as const;
