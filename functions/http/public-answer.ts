import type { ApiAnswer } from "./json-response.ts";

/**
 * An answer that is the same for everybody and holds nothing personal: browsers and CloudFront may keep it for a day,
 * apart for each origin that asks, since API Gateway writes into it who may read it (docs/adr/0043).
 */
export const publicAnswer = (body: unknown): ApiAnswer => ({
  status: 200,
  body,
  headers: { "cache-control": "public, max-age=86400", vary: "Accept-Language, Origin" },
});
