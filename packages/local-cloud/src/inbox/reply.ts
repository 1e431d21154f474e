import type { ServerResponse } from "node:http";

export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  /** Replaces the pages' policy, e.g. for a document that others wrote. */
  readonly policy?: string;
  readonly location?: string;
}

/** The pages load their own style and script, show mails in a frame, and reach nothing else. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  // Only the empty icon.
  "img-src data:",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

export const SAFETY_HEADERS = {
  "cache-control": "no-store",
  "cross-origin-resource-policy": "same-origin",
  // Not `no-referrer`: the origin of the page's own form would then be `null`.
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
};

export function send(response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, {
    ...SAFETY_HEADERS,
    "content-type": `${reply.type}; charset=utf-8`,
    "content-security-policy": reply.policy ?? PAGE_POLICY,
    ...(reply.location === undefined ? {} : { location: reply.location }),
  });
  response.end(reply.body);
}
