import type { Deprecations } from "../../contracts/deprecations.ts";

/**
 * What every answer of a deprecated call says, to whoever reads headers: since when (RFC 9745), and from when on it may be gone
 * (RFC 8594).
 *
 * @param routeKey `METHOD /path` of API Gateway's route
 */
export function deprecationHeaders(deprecations: Deprecations, routeKey: string): Record<string, string> {
  const deprecation = Object.hasOwn(deprecations, routeKey) ? deprecations[routeKey] : undefined;
  if (!deprecation) return {};
  const [since, until] = [new Date(deprecation.since), new Date(deprecation.until)];
  return { deprecation: `@${since.getTime() / 1000}`, sunset: until.toUTCString() };
}
