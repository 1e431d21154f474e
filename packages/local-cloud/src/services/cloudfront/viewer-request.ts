import type { IncomingMessage, ServerResponse } from "node:http";
import { guardedUrl } from "../../listening/request-target.ts";
import type { CloudFrontFunction, ViewerResponse, ViewerResult } from "./cloudfront-function.ts";

/** What the function at the viewer-request event makes of the request; without one it goes on as it is. */
export function atViewerRequest(
  request: IncomingMessage,
  requestId: string,
  viewerRequest: CloudFrontFunction | undefined,
): ViewerResult {
  const { pathname: uri } = guardedUrl(request);
  try {
    return viewerRequest?.(request, requestId) ?? { method: "GET", uri };
  } catch (error) {
    const body = `The CloudFront function could not run: ${String(error)}\n`;
    return { statusCode: 503, headers: { "content-type": { value: "text/plain" } }, body };
  }
}

/** Answers as the function decided, without the origin. */
export function answerItself(
  response: ServerResponse,
  { statusCode, headers, body = "" }: ViewerResponse,
): void {
  for (const [name, { value }] of Object.entries(headers)) response.setHeader(name, value);
  response.writeHead(statusCode);
  response.end(typeof body === "string" ? body : body.data);
}
