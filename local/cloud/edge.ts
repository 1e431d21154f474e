import type { HttpApi } from "../api-gateway/http-api.ts";
import type { Clock } from "../clock.ts";
import { createEdge, type Edge } from "../edge/distribution.ts";
import type { Declarations } from "../resources/stander.ts";

/** The template's one distribution, with site and API behind it; in a template that has none, the API alone. */
export function composeEdge({ distributions }: Declarations, api: HttpApi, clock: Clock): Edge {
  const [distribution] = distributions;
  if (!distribution) return api;
  if (distributions.length > 1)
    throw new Error(`the web port serves one distribution, and the template has ${distributions.length}`);
  const { rootObject, behaviors } = distribution;
  return createEdge({ rootObject, behaviors: behaviors() }, api, () => clock.now());
}
