import { endpoints } from "../../contracts/endpoints.ts";
import type { ApiRequest } from "./api-handler.ts";
import { HttpFailureError } from "./http-failure.ts";

/** Answers whatever no route matches: another method of a path that exists, or nothing at all. */
export function refuseUnknownRoute({ method, path }: Pick<ApiRequest, "method" | "path">): never {
  const allowed = endpoints
    .filter((endpoint) => matches(endpoint.path, path))
    .map((endpoint) => endpoint.method);
  const isKnown = allowed.length > 0 && !allowed.some((one) => one === method);
  throw new HttpFailureError(isKnown ? { kind: "method-not-allowed", allowed } : { kind: "route-not-found" });
}

function matches(template: string, path: string): boolean {
  const wanted = template.split("/");
  const given = path.split("/");
  const fits = (part: string, at: number) => (part.startsWith("{") ? given[at] !== "" : part === given[at]);
  return wanted.length === given.length && wanted.every(fits);
}
