import type { Declarations } from "../resources/resource-handler.ts";
import type { HttpApi } from "../services/api-gateway/http-api.ts";
import { type CloudFront, createCloudFront } from "../services/cloudfront/distribution.ts";
import type { Viewer } from "../services/cloudfront/viewer-place.ts";
import type { Clock } from "./clock.ts";

/** The template's one distribution, with site and API behind it; in a template that has none, the API alone. */
export function composeCloudFront(
  { distributions }: Declarations,
  api: HttpApi,
  clock: Clock,
  viewer: Viewer,
): CloudFront {
  const [distribution] = distributions;
  if (!distribution) return api;
  if (distributions.length > 1)
    throw new Error(`the web port serves one distribution, and the template has ${distributions.length}`);
  const { rootObject, behaviors } = distribution;
  return createCloudFront({ rootObject, behaviors: behaviors() }, api, () => clock.now(), viewer);
}
