/** The key of a route that takes whatever no other takes. */
export const defaultRouteKey = "$default";

/** Which route takes a request, and what its path parameters are. */
export interface RouteMatch<Route> {
  readonly route: Route;
  /** Empty when the route's path has none. */
  readonly parameters: Readonly<Record<string, string>>;
}

type Segment =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "parameter"; readonly name: string }
  /** `{name+}`: one segment or more. */
  | { readonly kind: "greedy"; readonly name: string };

interface Pattern<Route> {
  readonly route: Route;
  /** Absent for ANY. */
  readonly method: string | undefined;
  readonly segments: readonly Segment[];
}

/**
 * Matches as HTTP APIs do: a full match before one with a greedy parameter, `$default` last; the more literal path
 * before the less, the method before ANY.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export function createRouter<Route extends { readonly routeKey: string }>(
  routes: readonly Route[],
): (method: string, path: string) => RouteMatch<Route> | undefined {
  const fallback = routes.find((route) => route.routeKey === defaultRouteKey);
  const patterns = routes
    .filter((route) => route !== fallback)
    .map(toPattern)
    .sort(byPrecedence);
  return (method, path) => {
    for (const pattern of patterns) {
      const parameters = parametersOf(pattern, method, path);
      if (parameters) return { route: pattern.route, parameters };
    }
    return fallback && { route: fallback, parameters: {} };
  };
}

function toPattern<Route extends { readonly routeKey: string }>(route: Route): Pattern<Route> {
  const [method, path, ...rest] = route.routeKey.split(" ");
  if (method === undefined || path === undefined || rest.length > 0 || !path.startsWith("/")) {
    throw new Error(`"${route.routeKey}" is not a route key of an HTTP API`);
  }
  const segments = path.split("/").slice(1).map(toSegment);
  return { route, method: method === "ANY" ? undefined : method, segments };
}

function toSegment(text: string): Segment {
  const [, name, plus] = /^\{([^{}+]+)(\+?)\}$/.exec(text) ?? [];
  if (name === undefined) return { kind: "literal", text };
  return plus === "+" ? { kind: "greedy", name } : { kind: "parameter", name };
}

const weights = { literal: 0, parameter: 1, greedy: 2 };

function byPrecedence(a: Pattern<unknown>, b: Pattern<unknown>): number {
  for (let i = 0; i < Math.max(a.segments.length, b.segments.length); i += 1) {
    const difference = weightAt(a, i) - weightAt(b, i);
    if (difference !== 0) return difference;
  }
  return Number(a.method === undefined) - Number(b.method === undefined);
}

/** Paths of different length compete only over a greedy parameter, which loses. */
function weightAt(pattern: Pattern<unknown>, index: number): number {
  const segment = pattern.segments[index];
  return segment === undefined ? weights.parameter : weights[segment.kind];
}

function parametersOf(
  pattern: Pattern<unknown>,
  method: string,
  path: string,
): Record<string, string> | undefined {
  if (pattern.method !== undefined && pattern.method !== method) return undefined;
  const given = path.split("/").slice(1);
  const parameters: Record<string, string> = {};
  for (const [index, segment] of pattern.segments.entries()) {
    const text = given[index];
    if (text === undefined) return undefined;
    if (segment.kind === "greedy") {
      const rest = given.slice(index).join("/");
      return rest === "" ? undefined : { ...parameters, [segment.name]: rest };
    }
    if (segment.kind === "literal" ? segment.text !== text : text === "") return undefined;
    if (segment.kind === "parameter") parameters[segment.name] = text;
  }
  return given.length === pattern.segments.length ? parameters : undefined;
}
