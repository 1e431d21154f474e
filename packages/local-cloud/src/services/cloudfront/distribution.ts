import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { guardedUrl } from "../../listening/request-target.ts";
import type { HttpApi } from "../api-gateway/http-api.ts";
import type { Distribution } from "./behavior.ts";
import { toOriginRequest } from "./origin-request.ts";
import { carrySecureCookies } from "./secure-cookies.ts";
import { answerFromBucket } from "./site-answer.ts";
import { createViewer, type Viewer } from "./viewer-place.ts";
import { answerItself, atViewerRequest } from "./viewer-request.ts";

/** Answers a request as the distribution would, without keeping anything: what is asked for is what is there. */
export type CloudFront = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** @param now epoch milliseconds on the moved clock */
export function createCloudFront(
  distribution: Distribution,
  api: HttpApi,
  now: () => number,
  viewer: Viewer = createViewer(),
): CloudFront {
  return async (request, response) => {
    carrySecureCookies(request, response);
    const path = guardedUrl(request).pathname;
    const behavior = distribution.behaviors.find((each) => each.path.test(path));
    if (!behavior) throw new Error(`no behaviour for ${path}`); // the default one takes everything
    // Pages count the time that is left by this header: it follows the moved clock, as everything behind it does.
    response.setHeader("date", new Date(now()).toUTCString());
    // Set before, they give way to what the API sets itself; a bucket's own come before them.
    for (const { name, value } of behavior.headers) response.setHeader(name, value);
    if (!behavior.methods.includes(request.method ?? "GET")) return refuseMethod(request, response);
    const requestId = newCloudFrontRequestId();
    const decided = atViewerRequest(request, requestId, behavior.viewerRequest);
    if ("statusCode" in decided) {
      request.resume();
      return answerItself(response, decided);
    }
    const { origin } = behavior;
    if (origin.kind === "bucket") {
      return answerFromBucket(request, response, distribution, behavior, origin, decided);
    }
    toOriginRequest(request, requestId, decided, { ...behavior, origin, place: viewer.read() });
    await api(request, response);
  };
}

/** In the form of CloudFront's: 54 characters of base64 for URLs and two equals signs. */
const newCloudFrontRequestId = () => `${randomBytes(40).toString("base64url")}==`;

function refuseMethod(request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  response.writeHead(403, { "content-type": "text/html" });
  response.end("This distribution is not configured to allow the HTTP request method of this request.\n");
}
